package guanxi.cli.analyze;

import guanxi.cli.TextTable;
import guanxi.cli.Words;
import guanxi.files.ColumnMapping;
import guanxi.files.Rejection;
import guanxi.files.Role;
import guanxi.kernels.lifecycle.LifecycleStage;
import guanxi.kernels.lifetime.Estimate;
import guanxi.kernels.lifetime.FitReport;
import guanxi.kernels.lifetime.ForecastErrors;
import guanxi.kernels.lifetime.RepeatPurchaseFit;
import guanxi.kernels.lifetime.SpendFit;
import guanxi.warehouse.lifetime.HoldoutTest;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The analysis for a person at a terminal. */
final class AnalysisText {

  private static final int LONGEST_ID = 28;

  private final Analysis analysis;
  private final Words words;
  private final StringBuilder text = new StringBuilder();

  private AnalysisText(Analysis analysis, Words words) {
    this.analysis = analysis;
    this.words = words;
  }

  static String of(Analysis analysis, Words words) {
    AnalysisText report = new AnalysisText(analysis, words);
    report.file();
    report.purchases();
    report.spending();
    report.holdout();
    report.stages();
    report.atRisk();
    analysis.sections().forEach(report::section);
    return report.text.toString();
  }

  private void section(Section section) {
    text.append('\n').append(words.of("cli.report.section." + section.kind().key())).append('\n');
    TextTable table = TextTable.of("r".repeat(section.columns().size()));
    table.row(section.columns().toArray(String[]::new));
    for (List<Object> row : section.rows()) {
      table.row(row.stream().map(AnalysisText::cell).toArray(String[]::new));
    }
    text.append(table.text());
  }

  private static String cell(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number) ? String.format(Locale.ROOT, "%.4f", number) : "";
    }
    return value.toString();
  }

  private void file() {
    RowCounts rows = analysis.rows();
    heading(
        "cli.report.file",
        String.valueOf(analysis.options().file().getFileName()),
        words.of("cli.format." + lower(analysis.plan().format().name())));
    TextTable table = TextTable.of("ll");
    table.row(say("rows"), words.of("cli.report.rows.text", rows.read(), rows.rejected()));
    for (Rejection rejection : rows.examples()) {
      table.row("", RejectionText.of(rejection, words));
    }
    if (rows.rowsWithoutCustomer() > 0) {
      table.row("", words.of("cli.report.rows.nobody", rows.rowsWithoutCustomer()));
    }
    StringBuilder columns = new StringBuilder();
    for (Map.Entry<Role, ColumnMapping.Column> column :
        analysis.plan().mapping().columns().entrySet()) {
      columns
          .append(columns.isEmpty() ? "" : " · ")
          .append(lower(column.getKey().name()))
          .append(" = ")
          .append(column.getValue().name());
    }
    table.row(say("columns"), columns.toString());
    table.row(
        say("customers"),
        words.of(
            "cli.report.customers.text",
            analysis.customers(),
            analysis.orders(),
            analysis.purchaseDays()));
    table.row(
        say("period"),
        words.of(
            "cli.report.period.text",
            analysis.first().toString(),
            analysis.last().toString(),
            analysis.asOf().toString()));
    text.append(table.text());
  }

  private void purchases() {
    heading(
        "cli.report.purchases", words.of("cli.unit." + lower(analysis.options().unit().name())));
    switch (analysis.models().purchases()) {
      case RepeatPurchaseFit.Fitted fitted -> parameters(fitted.report());
      case RepeatPurchaseFit.NoChurnSignal none -> {
        line(words.of("cli.analyze.no-churn-signal"));
        parameters(none.report());
      }
      case RepeatPurchaseFit.NotEnoughData shortage ->
          line(ShortageText.of(shortage.shortage(), words));
    }
  }

  private void spending() {
    String currency = analysis.mainCurrency();
    heading("cli.report.spending", currency);
    SpendFit fit = analysis.models().spending().get(currency);
    switch (fit) {
      case null -> line(words.of("cli.analyze.no-repeat-money"));
      case SpendFit.NotEnoughData shortage -> line(ShortageText.of(shortage.shortage(), words));
      case SpendFit.Fitted fitted -> {
        parameters(fitted.report());
        line(
            words.of(
                "cli.report.spending.text",
                number(fitted.model().typicalSpend(), 2),
                number(fitted.correlation(), 2)));
      }
    }
  }

  private void parameters(FitReport report) {
    StringBuilder line = new StringBuilder();
    for (Estimate estimate : report.estimates()) {
      String name = estimate.name().equals("gamma") ? "v" : estimate.name();
      line.append(name).append(' ').append(number(estimate.value(), 3)).append("   ");
    }
    line.append(words.of("cli.report.likelihood", number(report.logLikelihood(), 1)));
    line(line.toString());
    line(words.of("cli.report.fit", report.model(), Math.round(report.customers())));
  }

  private void holdout() {
    heading("cli.report.holdout");
    if (analysis.holdout().isEmpty()) {
      line(words.of("cli.analyze.no-holdout"));
      return;
    }
    HoldoutTest test = analysis.holdout().get();
    line(
        words.of(
            "cli.report.holdout.text",
            test.calibrationEnd().toString(),
            test.holdoutDays(),
            Math.round(test.errors().model().actualTotal()),
            test.customers()));
    TextTable table = TextTable.of("lrrrrr");
    table.row(
        "",
        say("holdout.total"),
        say("holdout.mae"),
        say("holdout.rmse"),
        say("holdout.correlation"),
        say("holdout.auc"));
    errors(table, "cli.forecaster.model", test.errors().model());
    errors(table, "cli.forecaster.median", test.errors().median());
    errors(table, "cli.forecaster.rate", test.errors().rate());
    errors(table, "cli.forecaster.recency", test.errors().recency());
    text.append(table.text());
    line(words.of("cli.report.best." + lower(test.best().name())));
  }

  private void errors(TextTable table, String key, ForecastErrors errors) {
    table.row(
        words.of(key),
        number(errors.predictedTotal(), 0),
        number(errors.mae(), 3),
        number(errors.rmse(), 3),
        number(errors.correlation()),
        number(errors.auc()));
  }

  private void stages() {
    heading("cli.report.stages");
    TextTable table = TextTable.of("lrr");
    for (LifecycleStage stage : LifecycleStage.values()) {
      long customers = analysis.stages().getOrDefault(stage, 0L);
      if (customers > 0) {
        table.row(
            words.of("cli.stage." + lower(stage.name())),
            number((double) customers, 0),
            words.of("cli.percent", (double) customers / analysis.customers()));
      }
    }
    text.append(table.text());
  }

  private void atRisk() {
    heading("cli.report.at-risk");
    if (analysis.atRisk().isEmpty()) {
      line(words.of("cli.report.at-risk.none"));
      return;
    }
    TextTable table = TextTable.of("lrrl");
    table.row(say("customer"), say("next-year"), say("in-doubt"), say("why"));
    for (ScoredCustomer customer : analysis.atRisk()) {
      table.row(
          shortened(customer.customer()),
          number(customer.score().money365(), 2),
          number(customer.score().moneyAtRisk(), 2),
          ReasonText.of(customer, words));
    }
    text.append(table.text());
    line(words.of("cli.report.at-risk.text"));
  }

  private static String shortened(String id) {
    String printable = id.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= LONGEST_ID
        ? printable
        : printable.substring(0, LONGEST_ID - 1) + '…';
  }

  private void heading(String key, Object... values) {
    text.append(text.isEmpty() ? "" : "\n").append(words.of(key, values)).append('\n');
  }

  private void line(String line) {
    text.append("  ").append(line).append('\n');
  }

  private String say(String key) {
    return words.of("cli.report." + key);
  }

  private String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble(), 3) : "–";
  }

  private String number(double value, int digits) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    NumberFormat format = NumberFormat.getInstance(words.language());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(value);
  }

  private static String lower(String constant) {
    return constant.toLowerCase(Locale.ROOT);
  }
}
