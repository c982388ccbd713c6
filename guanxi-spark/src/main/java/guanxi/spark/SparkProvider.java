package guanxi.spark;

import guanxi.warehouse.EngineProvider;
import guanxi.warehouse.EngineSettings;
import guanxi.warehouse.WarehouseEngine;

/** Lets settings choose Spark by its name. */
public final class SparkProvider implements EngineProvider {

  private static final int LEAST_MEGABYTES = 512;

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public WarehouseEngine open(EngineSettings settings) {
    return SparkEngine.open(
        new SparkSettings(
            settings.master(),
            settings.bounds().folder(),
            settings.bounds().threads(),
            (int) Math.max(LEAST_MEGABYTES, settings.bounds().memoryMegabytes()),
            settings.host()));
  }
}
