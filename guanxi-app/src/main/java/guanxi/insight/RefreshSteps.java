package guanxi.insight;

import static guanxi.insight.InsightError.REFRESH_BROKEN_OFF;

import guanxi.kernels.lifecycle.StageRules;
import guanxi.shared.GuanxiException;
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
import guanxi.warehouse.lifetime.ModelUnit;
import guanxi.warehouse.lifetime.ShopRhythm;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of one refresh, in the order they are to be called. Not for several threads. */
final class RefreshSteps {

  /** Orders that ended longer ago than this are an archive: its own last day is its today. */
  private static final int ARCHIVE_DAYS = 60;

  private static final int PROGRESS_ROWS = 50_000;
  private static final LocalDate END_OF_TIME = LocalDate.of(9999, 12, 31);

  private final WarehouseEngine engine;
  private final Path folder;
  private final ZoneId zone;
  private final LocalDate today;
  private final Phases phases;
  private LocalDate asOf;
  private @Nullable LocalDate first;
  private @Nullable LifetimeModels models;
  private Optional<HoldoutTest> test = Optional.empty();

  RefreshSteps(WarehouseEngine engine, Path folder, ZoneId zone, LocalDate today, Phases phases) {
    this.engine = engine;
    this.folder = folder;
    this.zone = zone;
    this.today = today;
    this.asOf = today;
    this.phases = phases;
  }

  /** Copies what changed out of the database into Parquet files that stay. */
  void copyOut(WarehouseFeeds feeds, Instant now) throws IOException {
    KeptFeeds kept = new KeptFeeds(engine, folder);
    phases.begin("copy-customers");
    kept.customers(feeds);
    phases.begin("copy-orders");
    kept.orders(feeds, now);
  }

  /** Builds purchases, days and currencies, and finds out which day the scores are of. */
  void buildMarts() {
    phases.begin("marts");
    marts(today).buildDays();
    Columns daily =
        engine.read(
            Mart.DAILY_PURCHASES, MartParameters.none().with("observed_until", END_OF_TIME));
    if (daily.rows() > 0) {
      String[] days = daily.texts("day");
      first = LocalDate.parse(days[0]);
      LocalDate last = LocalDate.parse(days[days.length - 1]);
      asOf = last.plusDays(ARCHIVE_DAYS).isBefore(today) ? last : today;
    }
  }

  /** Tests a model fitted to the first two thirds of the time, then fits to all of it. */
  void fitAndTest() {
    phases.begin("test");
    Optional<LocalDate> split = first == null ? Optional.empty() : HoldoutTest.split(first, asOf);
    if (split.isPresent()) {
      marts(today).buildStatistics(split.get());
      LifetimeModels tested = LifetimeFitting.fit(engine, ModelUnit.WEEK, split.get());
      test = tested.purchaseModel().map(model -> Backtesting.run(engine, model, tested, asOf));
    }
    phases.begin("fit");
    marts(today).buildStatistics(asOf);
    marts(today).buildScoreInput(asOf);
    models = LifetimeFitting.fit(engine, ModelUnit.WEEK, asOf);
  }

  /** Scores every customer into the next tables. */
  RefreshResult score(ScoreCopy copy) {
    phases.begin("score");
    LifetimeModels fitted = Objects.requireNonNull(models);
    ShopRhythm rhythm = ShopRhythm.of(engine);
    CustomerScoring scoring = new CustomerScoring(fitted, rhythm);
    Map<String, Double> averages = averages();
    StandingRows rows =
        new StandingRows(
            scoring,
            StageRules.usual((double) Math.max(1, rhythm.medianGapDays())),
            averages,
            asOf,
            Segments.find(engine, averages));
    long total = engine.count("customer");
    copy.scores(out ->
        engine.stream(
            Mart.CUSTOMER_INPUT,
            MartParameters.none(),
            row -> {
              written(() -> rows.write(row, out));
              if (rows.customers() % PROGRESS_ROWS == 0) {
                phases.progress(rows.customers(), total);
              }
            }));
    copy.currencies(out ->
        engine.stream(
            Mart.OTHER_CURRENCY,
            MartParameters.none(),
            row ->
                written(() ->
                    out.text(row.text("customer_id"))
                        .text(row.text("currency"))
                        .number(row.number("orders"))
                        .number(row.number("money_minor"))
                        .number(row.number("returned_minor"))
                        .endRow())));
    return new RefreshResult(
        asOf, asOf.isBefore(today), fitted, rhythm, test, scoring.method().name(), rows);
  }

  /** Money of the average customer per main currency, in minor units. */
  private Map<String, Double> averages() {
    Columns mart = engine.read(Mart.CURRENCY_AVERAGE, MartParameters.none());
    Map<String, Double> averages = new HashMap<>();
    for (int i = 0; i < mart.rows(); i++) {
      averages.put(mart.texts("currency")[i], mart.decimals("money_minor")[i]);
    }
    return averages;
  }

  private PurchaseMarts marts(LocalDate until) {
    return new PurchaseMarts(engine, zone, until);
  }

  /** A COPY that breaks off ends the stream. */
  private static void written(Write write) {
    try {
      write.run();
    } catch (SQLException broken) {
      throw new GuanxiException(REFRESH_BROKEN_OFF, "writing scores", broken);
    }
  }

  /** One row's way into COPY. */
  private interface Write {
    void run() throws SQLException;
  }
}
