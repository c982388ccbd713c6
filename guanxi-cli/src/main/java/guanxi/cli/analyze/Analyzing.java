package guanxi.cli.analyze;

import guanxi.cli.CommandFailure;
import guanxi.cli.Words;
import guanxi.kernels.lifecycle.LifecycleStage;
import guanxi.kernels.lifetime.ModelChoice;
import guanxi.kernels.lifetime.ModelKind;
import guanxi.warehouse.Columns;
import guanxi.warehouse.Mart;
import guanxi.warehouse.MartParameters;
import guanxi.warehouse.PurchaseMarts;
import guanxi.warehouse.WarehouseEngine;
import guanxi.warehouse.lifetime.Backtesting;
import guanxi.warehouse.lifetime.CustomerScoring;
import guanxi.warehouse.lifetime.HoldoutTest;
import guanxi.warehouse.lifetime.LifetimeFitting;
import guanxi.warehouse.lifetime.LifetimeModels;
import guanxi.warehouse.lifetime.ShopRhythm;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * The steps of an analysis. Scores and their model are computed before anything of the holdout is
 * built, so that they cannot know of it.
 */
final class Analyzing {

  /** Most money at risk first; equal ones by name, so that every run prints the same. */
  private static final Comparator<ScoredCustomer> WORTH_KEEPING =
      Comparator.comparingDouble((ScoredCustomer customer) -> customer.score().moneyAtRisk())
          .reversed()
          .thenComparing(ScoredCustomer::customer);

  private static final LocalDate END_OF_TIME = LocalDate.of(9999, 12, 31);

  private final AnalyzeOptions options;
  private final WarehouseEngine engine;
  private final Words words;

  Analyzing(AnalyzeOptions options, WarehouseEngine engine, Words words) {
    this.options = options;
    this.engine = engine;
    this.words = words;
  }

  /**
   * Analyses the file.
   *
   * @param eachCustomer gets every scored customer, in no particular order
   */
  Analysis run(Instant now, Consumer<ScoredCustomer> eachCustomer) {
    long start = System.nanoTime();
    OrderFile file = OrderFile.detect(options, now);
    RowCounts rows = file.readInto(engine, now);
    LocalDate last = rows.last();
    if (last == null) {
      throw noUsableRow(rows);
    }
    long read = System.nanoTime();
    LocalDate asOf = asOf(last);
    List<Section> sections = new ArrayList<>();
    ModelKind kind = options.model().orElseGet(() -> chosen(asOf, sections));
    buildMarts(asOf);
    long built = System.nanoTime();
    LifetimeModels models = LifetimeFitting.fit(engine, options.unit(), asOf, kind);
    ShopRhythm rhythm = ShopRhythm.of(engine);
    Tally tally = score(new CustomerScoring(models, rhythm), last, asOf, eachCustomer);
    MartParameters then = MartParameters.none().with("zone", options.zone());
    sections.addAll(new Sections(engine, then.with("observed_until", asOf)).of(options.sections()));
    LocalDate first = firstDay();
    return new Analysis(
        options,
        file.plan(),
        rows,
        first,
        last,
        asOf,
        tally.customers,
        tally.orders,
        tally.purchaseDays,
        models,
        rhythm,
        holdout(models, kind, first, last),
        tally.stages,
        tally.atRisk(),
        (read - start) / 1_000_000,
        (built - read) / 1_000_000,
        List.copyOf(sections));
  }

  /** Splits what is known up to a day in two: the models are fitted to one, judged by the other. */
  private ModelKind chosen(LocalDate asOf, List<Section> sections) {
    engine.build(Mart.SHOP_ORDER, MartParameters.none());
    PurchaseMarts marts = new PurchaseMarts(engine, options.zone(), asOf);
    marts.buildDays();
    Optional<LocalDate> split = HoldoutTest.split(firstDay(), asOf);
    if (split.isEmpty()) {
      return ModelKind.BG_NBD;
    }
    PurchaseMarts before = new PurchaseMarts(engine, options.zone(), split.get());
    before.buildDays();
    before.buildStatistics(split.get());
    marts.buildDays();
    ModelChoice choice = Backtesting.choose(engine, options.unit(), split.get(), asOf);
    sections.add(Sections.models(choice));
    return choice
        .chosen()
        .map(candidate -> ModelKind.named(candidate.fitted().report().model()))
        .orElse(ModelKind.BG_NBD);
  }

  private void buildMarts(LocalDate asOf) {
    engine.build(Mart.SHOP_ORDER, MartParameters.none());
    engine.drop("order_line");
    PurchaseMarts marts = new PurchaseMarts(engine, options.zone(), asOf);
    marts.buildDays();
    marts.buildStatistics(asOf);
    marts.buildScoreInput(asOf);
    if (engine.count("score_input") == 0) {
      throw CommandFailure.badInput("cli.analyze.no-purchase", asOf);
    }
  }

  private Tally score(
      CustomerScoring scoring,
      LocalDate last,
      LocalDate asOf,
      Consumer<ScoredCustomer> eachCustomer) {
    Tally tally = new Tally(options.top());
    long holdoutDays = last.toEpochDay() - asOf.toEpochDay();
    engine.stream(
        Mart.SCORE_INPUT,
        MartParameters.none(),
        row -> {
          ScoredCustomer customer = ScoredCustomer.of(row, scoring, holdoutDays);
          tally.add(customer);
          eachCustomer.accept(customer);
        });
    return tally;
  }

  private LocalDate asOf(LocalDate last) {
    if (options.calibrationEnd().isEmpty()) {
      return last;
    }
    LocalDate end = options.calibrationEnd().get();
    if (!end.isBefore(last)) {
      throw CommandFailure.badInput("cli.analyze.calibration-after-end", end, last);
    }
    return end;
  }

  private LocalDate firstDay() {
    Columns daily =
        engine.read(
            Mart.DAILY_PURCHASES, MartParameters.none().with("observed_until", END_OF_TIME));
    return LocalDate.parse(daily.texts("day")[0]);
  }

  /** With a given end the scores' own model is tested, else one fitted to the first two thirds. */
  private Optional<HoldoutTest> holdout(
      LifetimeModels models, ModelKind kind, LocalDate first, LocalDate last) {
    LifetimeModels tested = models;
    if (options.calibrationEnd().isEmpty()) {
      Optional<LocalDate> split = HoldoutTest.split(first, last);
      if (split.isEmpty()) {
        return Optional.empty();
      }
      PurchaseMarts then = new PurchaseMarts(engine, options.zone(), split.get());
      then.buildDays();
      then.buildStatistics(split.get());
      tested = LifetimeFitting.fit(engine, options.unit(), split.get(), kind);
    }
    if (tested.purchaseModel().isEmpty()) {
      return Optional.empty();
    }
    new PurchaseMarts(engine, options.zone(), last).buildDays();
    return Optional.of(Backtesting.run(engine, tested.purchaseModel().get(), tested, last));
  }

  private CommandFailure noUsableRow(RowCounts rows) {
    if (rows.read() == 0) {
      return CommandFailure.badInput("cli.file.empty", options.file());
    }
    if (rows.examples().isEmpty()) {
      return CommandFailure.badInput("cli.analyze.nobody", rows.read());
    }
    return CommandFailure.badInput(
        "cli.analyze.all-rejected",
        rows.read(),
        RejectionText.of(rows.examples().getFirst(), words));
  }

  /** Sums over customers while they pass. */
  private static final class Tally {
    private final Map<LifecycleStage, Long> stages = new EnumMap<>(LifecycleStage.class);
    private final PriorityQueue<ScoredCustomer> best =
        new PriorityQueue<>(WORTH_KEEPING.reversed());
    private final int top;
    private long customers;
    private long orders;
    private long purchaseDays;

    Tally(int top) {
      this.top = top;
    }

    void add(ScoredCustomer customer) {
      customers++;
      orders += customer.orders();
      purchaseDays += customer.x() + 1;
      stages.merge(customer.score().stage().stage(), 1L, Long::sum);
      if (customer.score().moneyAtRisk() > 0) {
        best.add(customer);
        if (best.size() > top) {
          best.poll();
        }
      }
    }

    List<ScoredCustomer> atRisk() {
      List<ScoredCustomer> sorted = new ArrayList<>(best);
      sorted.sort(WORTH_KEEPING);
      return sorted;
    }
  }
}
