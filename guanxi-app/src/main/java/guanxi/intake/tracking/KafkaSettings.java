package guanxi.intake.tracking;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings below {@code guanxi.kafka}, which count where {@code guanxi.log} is {@code kafka}.
 *
 * @param servers brokers to ask first, as host:port, separated by commas
 * @param topics how the names of our topics begin; two installations on one cluster need two
 * @param partitions into how many parts a new source's topic is divided, so many processes can
 *     share its work
 * @param clientFile properties file with further settings of Kafka's clients, such as
 *     security.protocol. Default: none.
 */
@ConfigurationProperties("guanxi.kafka")
record KafkaSettings(
    @DefaultValue("127.0.0.1:9092") String servers,
    @DefaultValue("guanxi") String topics,
    @DefaultValue("8") int partitions,
    @Nullable Path clientFile) {}
