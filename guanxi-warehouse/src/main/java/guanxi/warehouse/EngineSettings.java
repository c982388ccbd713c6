package guanxi.warehouse;

/**
 * Which engine is wanted and what it may use.
 *
 * @param engine {@code duckdb}, or the name of an {@link EngineProvider}
 * @param master where a cluster's engine finds its cluster; empty for DuckDB
 * @param host the address under which a cluster reaches this process
 * @param bounds folder, cores and memory
 */
public record EngineSettings(String engine, String master, String host, DuckDbSettings bounds) {}
