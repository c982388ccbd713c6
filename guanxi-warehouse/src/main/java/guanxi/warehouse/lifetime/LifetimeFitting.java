package guanxi.warehouse.lifetime;

import guanxi.kernels.lifetime.CompressedHistories;
import guanxi.kernels.lifetime.GammaGamma;
import guanxi.kernels.lifetime.ModelKind;
import guanxi.kernels.lifetime.RepeatPurchaseFit;
import guanxi.kernels.lifetime.SpendFit;
import guanxi.warehouse.Columns;
import guanxi.warehouse.Mart;
import guanxi.warehouse.MartParameters;
import guanxi.warehouse.WarehouseEngine;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fits the models to the statistics that were built last in an engine. */
public final class LifetimeFitting {

  private LifetimeFitting() {}

  /**
   * Fits BG/NBD to the distinct histories and Gamma-Gamma to each currency's repeat spending.
   *
   * @param observedUntil the day the statistics were built for
   */
  public static LifetimeModels fit(
      WarehouseEngine engine, ModelUnit unit, LocalDate observedUntil) {
    return fit(engine, unit, observedUntil, ModelKind.BG_NBD);
  }

  /**
   * The same with another purchase model.
   *
   * @param kind of the purchase model
   */
  public static LifetimeModels fit(
      WarehouseEngine engine, ModelUnit unit, LocalDate observedUntil, ModelKind kind) {
    CompressedHistories histories =
        histories(engine.read(Mart.DISTINCT_HISTORY, MartParameters.none()), unit);
    long start = System.nanoTime();
    RepeatPurchaseFit purchases = kind.fit(histories);
    long fitted = System.nanoTime();
    Map<String, SpendFit> spending =
        spending(engine.read(Mart.REPEAT_SPENDING, MartParameters.none()));
    long done = System.nanoTime();
    return new LifetimeModels(
        observedUntil,
        unit,
        purchases,
        spending,
        (fitted - start) / 1_000_000,
        (done - fitted) / 1_000_000);
  }

  /** The histories of a mart with columns x, tx_days, t_days and customers. */
  static CompressedHistories histories(Columns mart, ModelUnit unit) {
    int rows = mart.rows();
    int[] x = new int[rows];
    double[] last = new double[rows];
    double[] observed = new double[rows];
    double[] weights = new double[rows];
    for (int i = 0; i < rows; i++) {
      x[i] = (int) mart.numbers("x")[i];
      last[i] = unit.of(mart.numbers("tx_days")[i]);
      observed[i] = unit.of(mart.numbers("t_days")[i]);
      weights[i] = mart.numbers("customers")[i];
    }
    return CompressedHistories.weighted(x, last, observed, weights);
  }

  /** The mart is sorted by currency, so each currency is one stretch of rows. */
  private static Map<String, SpendFit> spending(Columns mart) {
    Map<String, SpendFit> fits = new LinkedHashMap<>();
    String[] currencies = mart.texts("currency");
    int from = 0;
    while (from < mart.rows()) {
      int to = from;
      while (to < mart.rows() && currencies[to].equals(currencies[from])) {
        to++;
      }
      fits.put(currencies[from], spending(mart, currencies[from], from, to));
      from = to;
    }
    return fits;
  }

  private static SpendFit spending(Columns mart, String currency, int from, int to) {
    int perUnit = MinorUnits.perUnit(currency);
    int[] orders = new int[to - from];
    double[] values = Arrays.copyOfRange(mart.decimals("repeat_minor"), from, to);
    for (int i = 0; i < orders.length; i++) {
      orders[i] = (int) mart.numbers("x")[from + i];
      values[i] /= perUnit;
    }
    return GammaGamma.fit(orders, values);
  }
}
