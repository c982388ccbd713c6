package guanxi.intake.tracking;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The brokers: our topics, named {@code <prefix>.landing.<source>}, and the clients to them. */
final class KafkaTopics implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaTopics.class);

  /** Sends give up before the sender of the request is told that it is not safe. */
  private static final String GIVE_UP_MS = "15000";

  private static final long CREATE_WITHIN_S = 10;
  private static final long ASK_WITHIN_S = 3;

  private final KafkaSettings settings;
  private final Producer<byte[], byte[]> producer;
  private final Admin admin;
  private final Set<Integer> made = ConcurrentHashMap.newKeySet();

  KafkaTopics(KafkaSettings settings) {
    this.settings = settings;
    this.producer =
        new KafkaProducer<>(
            clients(
                Map.of(
                    "acks", "all",
                    "enable.idempotence", "true",
                    "linger.ms", "2",
                    "compression.type", "lz4",
                    "max.block.ms", "5000",
                    "max.request.size", "2097152",
                    "delivery.timeout.ms", GIVE_UP_MS,
                    "request.timeout.ms", "5000")),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.admin = Admin.create(clients(Map.of()));
  }

  /** Sends a request; the answer comes when as many brokers have it as the topic demands. */
  CompletableFuture<Void> send(Landed request) {
    CompletableFuture<Void> safe = new CompletableFuture<>();
    try {
      make(request.source());
      // The answer comes by the callback.
      Future<RecordMetadata> _ =
          producer.send(
              KafkaRecords.of(topic(request.source()), request),
              (_, failed) -> {
                if (failed == null) {
                  safe.complete(null);
                } else {
                  safe.completeExceptionally(failed);
                }
              });
    } catch (KafkaException failed) {
      safe.completeExceptionally(failed);
    }
    return safe;
  }

  /** A consumer in the group of this installation. */
  Consumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        clients(
            Map.of(
                "group.id", settings.topics() + ".promotion",
                "enable.auto.commit", "false",
                "auto.offset.reset", "earliest",
                "metadata.max.age.ms", "2000",
                "session.timeout.ms", "10000",
                "fetch.max.bytes", "8388608",
                "max.poll.records", "2000")),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** All our topics. */
  Pattern pattern() {
    return Pattern.compile(Pattern.quote(settings.topics() + ".landing.") + "\\d+");
  }

  /** The stream that a partition holds. */
  Stream stream(TopicPartition partition) {
    String name = partition.topic();
    return new Stream(
        Integer.parseInt(name.substring(name.lastIndexOf('.') + 1)), partition.partition());
  }

  /** The partition that holds a stream. */
  TopicPartition partition(Stream stream) {
    return new TopicPartition(topic(stream.source()), stream.lane());
  }

  /** Lets the brokers delete what lies before these offsets. */
  void forget(Map<TopicPartition, Long> before) {
    Map<TopicPartition, RecordsToDelete> wanted = new HashMap<>();
    before.forEach((partition, offset) -> {
      if (offset > 0) {
        wanted.put(partition, RecordsToDelete.beforeOffset(offset));
      }
    });
    KafkaFuture<Void> _ =
        admin
            .deleteRecords(wanted)
            .all()
            .whenComplete((_, failed) -> {
              if (failed != null) {
                LOG.debug("the brokers keep what is promoted for now", failed);
              }
            });
  }

  /**
   * The partitions of a source and the offsets behind their last records; empty if it sent nothing.
   *
   * @throws KafkaException if the brokers do not answer
   */
  Map<TopicPartition, Long> ends(int source) {
    String topic = topic(source);
    try {
      Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
      admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get(ASK_WITHIN_S, TimeUnit.SECONDS)
          .forEach((name, found) ->
              found
                  .partitions()
                  .forEach(part ->
                      asked.put(new TopicPartition(name, part.partition()), OffsetSpec.latest())));
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin
          .listOffsets(asked)
          .all()
          .get(ASK_WITHIN_S, TimeUnit.SECONDS)
          .forEach((partition, found) -> ends.put(partition, found.offset()));
      return ends;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
        return Map.of();
      }
      throw new KafkaException("the brokers do not say how far " + topic + " is", failed);
    } catch (TimeoutException slow) {
      throw new KafkaException("the brokers do not say how far " + topic + " is", slow);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted");
    }
  }

  /** When the record at or behind an offset came in; null if the brokers do not give it soon. */
  @Nullable Instant receivedAt(TopicPartition partition, long offset) {
    try (Consumer<byte[], byte[]> reader =
        new KafkaConsumer<>(
            clients(Map.of("enable.auto.commit", "false", "max.poll.records", "1")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      reader.assign(List.of(partition));
      reader.seek(partition, offset);
      for (ConsumerRecord<byte[], byte[]> found : reader.poll(Duration.ofSeconds(ASK_WITHIN_S))) {
        return KafkaRecords.read(found).request().receivedAt();
      }
      return null;
    }
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }

  private String topic(int source) {
    return settings.topics() + ".landing." + source;
  }

  /** Nothing goes by age: what has not become a fact must not be lost, and the rest is deleted. */
  private void make(int source) {
    if (made.contains(source)) {
      return;
    }
    NewTopic topic =
        new NewTopic(topic(source), Optional.of(settings.partitions()), Optional.empty())
            .configs(Map.of("retention.ms", "-1", "retention.bytes", "-1"));
    try {
      admin.createTopics(List.of(topic)).all().get(CREATE_WITHIN_S, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (!(failed.getCause() instanceof TopicExistsException)) {
        throw new KafkaException("topic %s was not made".formatted(topic(source)), failed);
      }
    } catch (TimeoutException slow) {
      throw new KafkaException("topic %s was not made".formatted(topic(source)), slow);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted");
    }
    made.add(source);
  }

  private Properties clients(Map<String, String> ours) {
    Properties all = new Properties();
    if (settings.clientFile() != null) {
      try (Reader file = Files.newBufferedReader(settings.clientFile())) {
        all.load(file);
      } catch (IOException e) {
        throw new UncheckedIOException("guanxi.kafka.client-file cannot be read", e);
      }
    }
    all.putAll(ours);
    all.setProperty("bootstrap.servers", settings.servers());
    all.setProperty("client.id", "guanxi");
    return all;
  }
}
