package guanxi.insight;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings below {@code guanxi.warehouse}.
 *
 * @param engine what computes the marts; duckdb works inside Guanxi, spark on a cluster
 * @param master address of the Spark cluster such as spark://host:7077
 * @param host address under which the workers of the cluster reach Guanxi
 */
@ConfigurationProperties("guanxi.warehouse")
record WarehouseSettings(
    @DefaultValue("duckdb") String engine,
    @DefaultValue("") String master,
    @DefaultValue("127.0.0.1") String host) {}
