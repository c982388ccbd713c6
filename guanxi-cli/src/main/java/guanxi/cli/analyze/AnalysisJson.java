package guanxi.cli.analyze;

import guanxi.cli.Words;
import guanxi.files.ColumnMapping;
import guanxi.files.ImportPlan;
import guanxi.files.Rejection;
import guanxi.files.Role;
import guanxi.kernels.lifetime.Estimate;
import guanxi.kernels.lifetime.FitReport;
import guanxi.kernels.lifetime.ForecastErrors;
import guanxi.kernels.lifetime.RepeatPurchaseFit;
import guanxi.kernels.lifetime.SpendFit;
import guanxi.warehouse.lifetime.CustomerScore;
import guanxi.warehouse.lifetime.HoldoutTest;
import guanxi.warehouse.lifetime.TrackingPoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The analysis for machines. Keys are permanent and documented in docs/manual/analyze.md; a number
 * that cannot be given is null, with a reason beside it where one is known.
 */
final class AnalysisJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Analysis analysis;
  private final Words words;

  private AnalysisJson(Analysis analysis, Words words) {
    this.analysis = analysis;
    this.words = words;
  }

  static String of(Analysis analysis, Words words) {
    JsonMapper mapper = JsonMapper.builder().build();
    return mapper
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(new AnalysisJson(analysis, words).root())
        + "\n";
  }

  private ObjectNode root() {
    ObjectNode root = NODES.objectNode();
    root.set("file", file());
    root.set("rows", rows());
    root.put("customers", analysis.customers());
    root.put("orders", analysis.orders());
    root.put("purchaseDays", analysis.purchaseDays());
    root.set("period", period());
    root.put("timeUnit", lower(analysis.options().unit().name()));
    purchases(root);
    spending(root);
    root.put(
        "fitMillis", analysis.models().purchaseFitMillis() + analysis.models().spendingFitMillis());
    if (analysis.holdout().isPresent()) {
      root.set("holdout", holdout(analysis.holdout().get()));
    } else {
      root.putNull("holdout");
      root.put("holdoutReason", words.of("cli.analyze.no-holdout"));
    }
    root.set("rhythm", rhythm());
    ObjectNode stages = root.putObject("stages");
    analysis.stages().forEach((stage, customers) -> stages.put(lower(stage.name()), customers));
    ArrayNode atRisk = root.putArray("atRisk");
    analysis.atRisk().forEach(customer -> atRisk.add(atRisk(customer)));
    analysis.sections().forEach(section -> root.set(section.kind().key(), section(section)));
    root.set("timing", timing());
    return root;
  }

  private static ArrayNode section(Section section) {
    ArrayNode rows = NODES.arrayNode();
    for (List<Object> row : section.rows()) {
      ObjectNode node = rows.addObject();
      for (int c = 0; c < row.size(); c++) {
        String column = section.columns().get(c);
        switch (row.get(c)) {
          case Long number -> node.put(column, number);
          case Double number -> node.put(column, finite(number));
          case Object text -> node.put(column, text.toString());
        }
      }
    }
    return rows;
  }

  /** The key {@code bgNbd} stays where readers look for it, null when it is another model. */
  private static void fitted(ObjectNode root, FitReport report) {
    String model = report.model().replace("/", "").toLowerCase(Locale.ROOT);
    root.put("model", model);
    if (model.equals("bgnbd")) {
      root.set("bgNbd", parameters(report));
      return;
    }
    root.putNull("bgNbd");
    root.set(model.replace("nbd", model.length() > 3 ? "Nbd" : "nbd"), parameters(report));
  }

  private ObjectNode file() {
    ImportPlan plan = analysis.plan();
    ObjectNode file = NODES.objectNode();
    file.put("name", String.valueOf(analysis.options().file().getFileName()));
    file.put("format", lower(plan.format().name()));
    file.put("layout", lower(plan.layout().kind().name()));
    file.put("encoding", plan.layout().encoding().name());
    file.put("dateOrder", lower(plan.style().dateOrder().name()));
    file.put("decimalSign", lower(plan.style().decimalSign().name()));
    file.put("zone", plan.style().zone().getId());
    file.put("currency", plan.style().currency());
    ObjectNode columns = file.putObject("columns");
    for (Map.Entry<Role, ColumnMapping.Column> column : plan.mapping().columns().entrySet()) {
      columns.put(lower(column.getKey().name()), column.getValue().name());
    }
    return file;
  }

  private ObjectNode rows() {
    RowCounts counts = analysis.rows();
    ObjectNode rows = NODES.objectNode();
    rows.put("read", counts.read());
    rows.put("rejected", counts.rejected());
    rows.put("withoutCustomer", counts.rowsWithoutCustomer());
    rows.put("withoutAmount", counts.rowsWithoutAmount());
    ObjectNode reasons = rows.putObject("reasons");
    counts.reasons().forEach((code, number) -> reasons.put(lower(code.name()), number));
    ArrayNode examples = rows.putArray("examples");
    for (Rejection rejection : counts.examples()) {
      ObjectNode example = examples.addObject();
      example.put("row", rejection.row());
      example.put("column", rejection.columnName());
      example.put("code", lower(rejection.code().name()));
      example.put("value", rejection.value());
    }
    return rows;
  }

  private ObjectNode period() {
    ObjectNode period = NODES.objectNode();
    period.put("first", analysis.first().toString());
    period.put("last", analysis.last().toString());
    period.put("asOf", analysis.asOf().toString());
    return period;
  }

  private void purchases(ObjectNode root) {
    switch (analysis.models().purchases()) {
      case RepeatPurchaseFit.Fitted fitted -> {
        fitted(root, fitted.report());
      }
      case RepeatPurchaseFit.NoChurnSignal none -> {
        root.put("model", "nbd");
        root.putNull("bgNbd");
        root.put("bgNbdReason", words.of("cli.analyze.no-churn-signal"));
        root.set("nbd", parameters(none.report()));
        root.set("bgNbdRejected", parameters(none.rejected()));
      }
      case RepeatPurchaseFit.NotEnoughData shortage -> {
        root.put("model", "rule");
        root.putNull("bgNbd");
        root.put("bgNbdReason", ShortageText.of(shortage.shortage(), words));
      }
    }
  }

  private void spending(ObjectNode root) {
    String main = analysis.mainCurrency();
    Map<String, SpendFit> fits = analysis.models().spending();
    SpendFit fit = fits.get(main);
    if (fit == null) {
      root.putNull("gammaGamma");
      root.put("gammaGammaReason", words.of("cli.analyze.no-repeat-money"));
      return;
    }
    if (fit instanceof SpendFit.NotEnoughData shortage) {
      root.putNull("gammaGamma");
      root.put("gammaGammaReason", ShortageText.of(shortage.shortage(), words));
    } else {
      root.set("gammaGamma", spending(main, fit));
    }
    if (fits.size() > 1) {
      ArrayNode all = root.putArray("gammaGammaByCurrency");
      fits.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(entry -> all.add(spending(entry.getKey(), entry.getValue())));
    }
  }

  private ObjectNode spending(String currency, SpendFit fit) {
    return switch (fit) {
      case SpendFit.Fitted fitted -> {
        ObjectNode node = parameters(fitted.report());
        if (node.has("gamma")) {
          node.set("v", node.get("gamma")); // the letter of the 2013 note
          node.remove("gamma");
        }
        node.put("currency", currency);
        node.put("meanSpend", finite(fitted.model().typicalSpend()));
        node.put("correlation", finite(fitted.correlation()));
        yield node;
      }
      case SpendFit.NotEnoughData shortage -> {
        ObjectNode node = NODES.objectNode();
        node.put("currency", currency);
        node.put("reason", ShortageText.of(shortage.shortage(), words));
        yield node;
      }
    };
  }

  private static ObjectNode parameters(FitReport report) {
    ObjectNode node = NODES.objectNode();
    for (Estimate estimate : report.estimates()) {
      node.put(estimate.name(), finite(estimate.value()));
    }
    node.put("logLikelihood", finite(report.logLikelihood()));
    node.put("customers", Math.round(report.customers()));
    node.put("bic", finite(report.bic()));
    node.put("converged", report.converged());
    ObjectNode errors = node.putObject("standardErrors");
    for (Estimate estimate : report.estimates()) {
      String name = estimate.name().equals("gamma") ? "v" : estimate.name();
      errors.put(name, value(estimate.standardError()));
    }
    return node;
  }

  private static ObjectNode holdout(HoldoutTest test) {
    ObjectNode node = NODES.objectNode();
    node.put("calibrationEnd", test.calibrationEnd().toString());
    node.put("end", test.holdoutEnd().toString());
    node.put("days", test.holdoutDays());
    node.put("customers", test.customers());
    node.put("actual", finite(test.errors().model().actualTotal()));
    node.set("model", errors(test.errors().model()));
    node.set("median", errors(test.errors().median()));
    ObjectNode baselines = node.putObject("baselines");
    baselines.set("ownRate", errors(test.errors().rate()));
    baselines.set("recency", errors(test.errors().recency()));
    node.put("best", lower(test.best().name()));
    ArrayNode tracking = node.putArray("tracking");
    for (TrackingPoint point : test.tracking()) {
      ObjectNode week = tracking.addObject();
      week.put("day", point.day().toString());
      week.put("actual", point.actual());
      week.put("expected", finite(point.expected()));
    }
    return node;
  }

  private static ObjectNode errors(ForecastErrors errors) {
    ObjectNode node = NODES.objectNode();
    node.put("predicted", finite(errors.predictedTotal()));
    node.put("mae", finite(errors.mae()));
    node.put("rmse", finite(errors.rmse()));
    node.put("correlation", value(errors.correlation()));
    node.put("auc", value(errors.auc()));
    return node;
  }

  private ObjectNode rhythm() {
    ObjectNode node = NODES.objectNode();
    node.put("medianGapDays", analysis.rhythm().medianGapDays());
    node.put("gaps", analysis.rhythm().gaps());
    return node;
  }

  private ObjectNode atRisk(ScoredCustomer customer) {
    CustomerScore score = customer.score();
    ObjectNode node = NODES.objectNode();
    node.put("customer", customer.customer());
    node.put("stage", lower(score.stage().stage().name()));
    node.put("orders", customer.orders());
    node.put("lastOrder", customer.last().toString());
    node.put("currency", customer.currency());
    node.put("money", finite(customer.money()));
    node.put("probabilityAlive", finite(score.probabilityAlive()));
    node.put("expectedOrders365", finite(score.orders365()));
    node.put("expectedMoney365", finite(score.money365()));
    node.put("moneyAtRisk", finite(score.moneyAtRisk()));
    node.put("reason", ReasonText.of(customer, words));
    return node;
  }

  private ObjectNode timing() {
    ObjectNode node = NODES.objectNode();
    node.put("readMillis", analysis.readMillis());
    node.put("martMillis", analysis.martMillis());
    node.put("bgNbdFitMillis", analysis.models().purchaseFitMillis());
    node.put("gammaGammaFitMillis", analysis.models().spendingFitMillis());
    return node;
  }

  private static @Nullable Double value(OptionalDouble value) {
    return value.isPresent() ? finite(value.getAsDouble()) : null;
  }

  /** JSON has no infinity and nobody wants a NaN: null instead. */
  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static String lower(String constant) {
    return constant.toLowerCase(Locale.ROOT);
  }
}
