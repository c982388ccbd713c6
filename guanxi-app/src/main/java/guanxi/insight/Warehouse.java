package guanxi.insight;

import static guanxi.insight.InsightError.WAREHOUSE_ENGINE_UNKNOWN;

import guanxi.shared.GuanxiException;
import guanxi.warehouse.DuckDbSettings;
import guanxi.warehouse.EngineSettings;
import guanxi.warehouse.Engines;
import guanxi.warehouse.WarehouseEngine;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Opens the engine that the settings choose, within their bounds. */
@Component
class Warehouse {

  private static final long SPILL_MEGABYTES = 51_200;

  private final InsightSettings bounds;
  private final WarehouseSettings settings;

  Warehouse(InsightSettings bounds, WarehouseSettings settings) {
    this.bounds = bounds;
    this.settings = settings;
  }

  /** An engine that works in this folder. */
  WarehouseEngine open(Path folder) {
    try {
      return Engines.open(
          new EngineSettings(
              settings.engine(),
              settings.master(),
              settings.host(),
              new DuckDbSettings(folder, cores(), bounds.memoryMegabytes(), SPILL_MEGABYTES)));
    } catch (IllegalArgumentException unknown) {
      throw new GuanxiException(WAREHOUSE_ENGINE_UNKNOWN, settings.engine(), unknown);
    }
  }

  /** How many cores a refresh may use. */
  int cores() {
    return bounds.threads() == 0 ? Runtime.getRuntime().availableProcessors() : bounds.threads();
  }
}
