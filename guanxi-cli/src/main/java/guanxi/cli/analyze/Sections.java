package guanxi.cli.analyze;

import guanxi.kernels.lifetime.ForecastErrors;
import guanxi.kernels.lifetime.ModelChoice;
import guanxi.kernels.segment.Segmentation;
import guanxi.warehouse.Columns;
import guanxi.warehouse.Mart;
import guanxi.warehouse.MartParameters;
import guanxi.warehouse.WarehouseEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Makes the tables that were asked for out of the marts that were built last. */
final class Sections {

  private static final int MOST_SEGMENTS = 8;

  private final WarehouseEngine engine;
  private final MartParameters parameters;

  Sections(WarehouseEngine engine, MartParameters parameters) {
    this.engine = engine;
    this.parameters = parameters;
  }

  List<Section> of(Iterable<Section.Kind> kinds) {
    List<Section> sections = new ArrayList<>();
    for (Section.Kind kind : kinds) {
      switch (kind) {
        case RFM -> sections.add(rfm());
        case COHORTS -> sections.add(cohorts());
        case SEGMENTS -> sections.addAll(segments());
        case STABILITY, MODELS -> {}
      }
    }
    return sections;
  }

  private Section rfm() {
    Columns mart = engine.read(Mart.RFM, parameters);
    Map<String, long[]> cells = new TreeMap<>();
    for (int i = 0; i < mart.rows(); i++) {
      String cell =
          "%s %d %d %d"
              .formatted(
                  mart.texts("currency")[i],
                  mart.numbers("r")[i],
                  mart.numbers("f")[i],
                  mart.numbers("m")[i]);
      long[] sums = cells.computeIfAbsent(cell, _ -> new long[3]);
      sums[0]++;
      sums[1] += mart.numbers("orders")[i];
      sums[2] += mart.numbers("money_minor")[i];
    }
    List<List<Object>> rows = new ArrayList<>();
    cells.forEach((cell, sums) -> rows.add(rfmRow(cell.split(" ", -1), sums)));
    return new Section(
        Section.Kind.RFM,
        List.of("currency", "r", "f", "m", "customers", "orders", "moneyMinor"),
        rows);
  }

  private static List<Object> rfmRow(String[] cell, long[] sums) {
    return List.of(
        cell[0],
        Long.parseLong(cell[1]),
        Long.parseLong(cell[2]),
        Long.parseLong(cell[3]),
        sums[0],
        sums[1],
        sums[2]);
  }

  private Section cohorts() {
    Columns mart = engine.read(Mart.COHORT, parameters);
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < mart.rows(); i++) {
      rows.add(
          List.of(
              mart.texts("cohort")[i],
              mart.numbers("months_since")[i],
              mart.texts("currency")[i],
              mart.numbers("customers")[i],
              mart.numbers("orders")[i],
              mart.numbers("money_minor")[i]));
    }
    return new Section(
        Section.Kind.COHORTS,
        List.of("cohort", "monthsSince", "currency", "customers", "orders", "moneyMinor"),
        rows);
  }

  /** Money is measured by the average customer of the same currency, since none may be added. */
  private List<Section> segments() {
    List<String> columns =
        List.of("segment", "customers", "recencyDays", "orders", "moneyToAverage", "levels");
    double[][] features = features(engine.read(Mart.RFM, parameters));
    List<List<Object>> rows = new ArrayList<>();
    List<List<Object>> stability = new ArrayList<>();
    long different = Arrays.stream(features).map(Arrays::toString).distinct().limit(2).count();
    if (different > 1) {
      Segmentation found = Segmentation.find(features, MOST_SEGMENTS);
      for (int s = 0; s < found.segments().size(); s++) {
        Segmentation.Segment segment = found.segments().get(s);
        String levels =
            String.join(
                " ",
                segment.levels().stream().map(l -> l.name().toLowerCase(Locale.ROOT)).toList());
        rows.add(
            List.of(
                s + 1L,
                (long) segment.size(),
                segment.medians().get(0),
                segment.medians().get(1),
                segment.medians().get(2),
                levels));
      }
      found
          .stabilities()
          .forEach(one -> stability.add(List.of((long) one.segments(), one.agreement())));
    }
    return List.of(
        new Section(Section.Kind.SEGMENTS, columns, rows),
        new Section(Section.Kind.STABILITY, List.of("segments", "agreement"), stability));
  }

  private static double[][] features(Columns mart) {
    Map<String, double[]> totals = new TreeMap<>();
    for (int i = 0; i < mart.rows(); i++) {
      double[] total = totals.computeIfAbsent(mart.texts("currency")[i], _ -> new double[2]);
      total[0] += mart.numbers("money_minor")[i];
      total[1]++;
    }
    var features = new double[mart.rows()][];
    for (int i = 0; i < features.length; i++) {
      double[] total = totals.getOrDefault(mart.texts("currency")[i], new double[] {0, 1});
      double average = total[0] / total[1];
      features[i] =
          new double[] {
            mart.numbers("recency_days")[i],
            mart.numbers("orders")[i],
            average > 0 ? mart.numbers("money_minor")[i] / average : 0
          };
    }
    return features;
  }

  /** The models that were compared, the chosen one marked. */
  static Section models(ModelChoice choice) {
    List<List<Object>> rows = new ArrayList<>();
    for (ModelChoice.Candidate candidate : choice.candidates()) {
      ForecastErrors errors = candidate.holdout();
      boolean chosen = choice.chosen().filter(candidate::equals).isPresent();
      rows.add(
          List.of(
              candidate.fitted().report().model(),
              errors.predictedTotal(),
              errors.actualTotal(),
              errors.mae(),
              orNan(errors.auc()),
              candidate.fitted().report().bic(),
              chosen ? choice.reason().key() : ""));
    }
    return new Section(
        Section.Kind.MODELS,
        List.of("model", "predicted", "actual", "mae", "auc", "bic", "chosenBy"),
        rows);
  }

  /** Printed as nothing, null in JSON. */
  private static double orNan(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }
}
