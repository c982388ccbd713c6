package guanxi.warehouse;

import java.util.ServiceLoader;

/** Opens the engine that the settings name. */
public final class Engines {

  private Engines() {}

  /**
   * Opens it.
   *
   * @throws IllegalArgumentException when there is no engine of that name on the class path
   */
  public static WarehouseEngine open(EngineSettings settings) {
    if (settings.engine().equals("duckdb")) {
      return DuckDbEngine.open(settings.bounds());
    }
    return ServiceLoader.load(EngineProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals(settings.engine()))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no engine %s: its jar is not on the class path".formatted(settings.engine())))
        .open(settings);
  }
}
