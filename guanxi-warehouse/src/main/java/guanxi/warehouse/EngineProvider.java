package guanxi.warehouse;

/**
 * Opens an engine that is not part of this module; found by {@link java.util.ServiceLoader} when
 * its jar is on the class path.
 */
public interface EngineProvider {

  /** What settings call the engine: {@code spark}. */
  String name();

  /** Opens it. */
  WarehouseEngine open(EngineSettings settings);
}
