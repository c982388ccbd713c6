package guanxi.warehouse.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import guanxi.kernels.lifetime.FitReport;
import guanxi.kernels.lifetime.ForecastErrors;
import guanxi.kernels.lifetime.RepeatPurchaseFit.Fitted;
import guanxi.kernels.lifetime.SpendFit;
import guanxi.warehouse.DuckDbEngine;
import guanxi.warehouse.DuckDbSettings;
import guanxi.warehouse.Feeds;
import guanxi.warehouse.PurchaseMarts;
import guanxi.warehouse.TableLoader;
import guanxi.warehouse.TestFiles;
import guanxi.warehouse.WarehouseEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published figures of the CDNOW sample, from its rows through the marts to the models. */
class CdnowTest {

  private static final LocalDate CALIBRATION_END = LocalDate.parse("1997-09-30");
  private static final LocalDate LAST = LocalDate.parse("1998-06-30");
  private static final Pattern BLANKS = Pattern.compile(" +");

  @TempDir Path folder;

  @Test
  void fitAndHoldoutAreThoseOfFaderHardieAndLee() throws IOException {
    Optional<Path> file = TestFiles.find("cdnow/CDNOW_sample.txt");
    assumeTrue(file.isPresent(), "skipped: cdnow is not on this machine");
    try (WarehouseEngine engine = DuckDbEngine.open(new DuckDbSettings(folder, 1, 256, 100))) {
      load(engine, Files.readAllLines(file.orElseThrow()));
      PurchaseMarts marts = new PurchaseMarts(engine, ZoneOffset.UTC, LAST);
      marts.buildDays();
      marts.buildStatistics(CALIBRATION_END);

      LifetimeModels models = LifetimeFitting.fit(engine, ModelUnit.WEEK, CALIBRATION_END);

      FitReport fit = ((Fitted) models.purchases()).report();
      assertThat(fit.customers()).isEqualTo(2357);
      assertThat(fit.value("r")).isCloseTo(.24259, within(5e-6));
      assertThat(fit.value("alpha")).isCloseTo(4.41360, within(5e-6));
      assertThat(fit.value("a")).isCloseTo(.79292, within(5e-6));
      assertThat(fit.value("b")).isCloseTo(2.42591, within(5e-6));
      assertThat(fit.logLikelihood()).isCloseTo(-9582.4292, within(5e-5));
      assertSpending(models.spending());
      assertHoldout(Backtesting.run(engine, models.purchaseModel().orElseThrow(), models, LAST));
    }
  }

  private static void assertSpending(Map<String, SpendFit> spending) {
    FitReport report = ((SpendFit.Fitted) Objects.requireNonNull(spending.get("USD"))).report();
    assertThat(report.customers()).isEqualTo(946);
    assertThat(report.value("p")).isCloseTo(6.24957, within(5e-5));
    assertThat(report.value("q")).isCloseTo(3.74423, within(5e-5));
    assertThat(report.logLikelihood()).isCloseTo(-4055.9177, within(5e-4));
  }

  private static void assertHoldout(HoldoutTest backtest) {
    ForecastErrors model = backtest.errors().model();
    assertThat(model.actualTotal()).isEqualTo(1882);
    assertThat(model.predictedTotal()).isCloseTo(1653.4, within(.05));
    assertThat(model.correlation().orElseThrow()).isCloseTo(.6256, within(5e-5));
    assertThat(model.mae()).isCloseTo(.7855, within(5e-5));
    assertThat(model.rmse()).isCloseTo(1.6080, within(5e-5));
    assertThat(model.auc().orElseThrow()).isCloseTo(.7725, within(5e-5));
    assertThat(backtest.tracking()).hasSize(78);
    TrackingPoint middle = backtest.tracking().get(38);
    assertThat(middle.actual()).isEqualTo(2457);
    assertThat(middle.expected()).isCloseTo(2501.5, within(.05));
    TrackingPoint end = backtest.tracking().get(77);
    assertThat(end.actual()).isEqualTo(4339);
    assertThat(end.expected()).isCloseTo(4165.7, within(.05));
  }

  private static void load(WarehouseEngine engine, List<String> lines) {
    try (TableLoader loader = engine.load(Feeds.SHOP_ORDER)) {
      int number = 0;
      for (String line : lines) {
        String[] cells = BLANKS.split(line.strip(), -1);
        loader
            .text("o" + number++)
            .text("cdnow")
            .text(cells[1])
            .instant(
                LocalDate.parse(cells[2], DateTimeFormatter.BASIC_ISO_DATE)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC))
            .text("USD")
            .number(Long.parseLong(cells[4].replace(".", "")))
            .number(0)
            .text("order")
            .number(1)
            .decimal(1)
            .endRow();
      }
    }
  }
}
