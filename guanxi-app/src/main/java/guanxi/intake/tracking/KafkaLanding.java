package guanxi.intake.tracking;

import guanxi.intake.tracking.KafkaRecords.Fetched;
import guanxi.intake.tracking.LandedReader.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The landing in Kafka: a topic for each source, a stream for each partition of it. The processes
 * of an installation are one consumer group and share the partitions. Offsets are not kept in
 * Kafka: whoever gets a partition goes on where the database says, and where two believe to have
 * one, the transaction of the second fails as a whole.
 */
final class KafkaLanding implements LandingLog {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaLanding.class);

  private static final int MOST_EVENTS = 20_000;
  private static final long MOST_BYTES = 8 << 20;
  private static final long FORGET_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final KafkaTopics topics;
  private final ToLongFunction<Stream> progress;
  private @Nullable Consumer<byte[], byte[]> consumer;
  private final Map<Stream, Deque<Fetched>> read = new LinkedHashMap<>();
  private final Set<Stream> turns = new LinkedHashSet<>();
  private long forgotten = System.nanoTime();

  /**
   * A landing that reads from where the database says.
   *
   * @param progress the last row of a stream that became a fact, 0 before the first
   */
  KafkaLanding(KafkaTopics topics, ToLongFunction<Stream> progress) {
    this.topics = topics;
    this.progress = progress;
  }

  @Override
  public CompletableFuture<Void> add(Landed request) {
    return topics.send(request);
  }

  /**
   * A record that is on its way cannot be called back; the sender sends it again, which does no
   * harm.
   */
  @Override
  public void forget(CompletableFuture<Void> safe) {}

  @Override
  public @Nullable Stream turn(long millis) throws InterruptedException {
    poll(turns.isEmpty() ? millis : 0);
    if (turns.isEmpty()) {
      return null;
    }
    Stream first = turns.iterator().next();
    turns.remove(first);
    return first;
  }

  @Override
  public void again(Stream stream) {
    if (read.containsKey(stream)) {
      turns.add(stream);
    }
  }

  @Override
  public List<Waiting> next(Stream stream, long after) {
    Deque<Fetched> waiting = read.get(stream);
    if (waiting == null) {
      return List.of();
    }
    while (!waiting.isEmpty() && waiting.getFirst().isDone(after)) {
      waiting.removeFirst();
    }
    List<Waiting> batch = new ArrayList<>();
    long events = 0;
    long bytes = 0;
    for (Fetched next : waiting) {
      if (events >= MOST_EVENTS || bytes >= MOST_BYTES) {
        break;
      }
      batch.add(next.request());
      events += next.events();
      bytes += next.bytes();
    }
    return batch;
  }

  /**
   * Counts requests, as the brokers know no more; when the first came in, they are asked as well,
   * for this process may not be the one that reads it.
   */
  @Override
  public LiveDesk.Lag lag(int source) {
    long requests = 0;
    Instant oldest = null;
    for (Map.Entry<TopicPartition, Long> end : topics.ends(source).entrySet()) {
      long next = KafkaRecords.next(progress.applyAsLong(topics.stream(end.getKey())));
      if (next < end.getValue()) {
        requests += end.getValue() - next;
        Instant first = topics.receivedAt(end.getKey(), next);
        if (first != null && (oldest == null || first.isBefore(oldest))) {
          oldest = first;
        }
      }
    }
    return new LiveDesk.Lag(requests, oldest);
  }

  @Override
  public void tidy() {
    if (System.nanoTime() - forgotten > FORGET_NANOS) {
      forgotten = System.nanoTime();
      Map<TopicPartition, Long> done = new LinkedHashMap<>();
      for (Stream stream : read.keySet()) {
        done.put(topics.partition(stream), KafkaRecords.offset(progress.applyAsLong(stream)));
      }
      topics.forget(done);
    }
  }

  @Override
  public void leave() {
    Consumer<byte[], byte[]> open = consumer;
    consumer = null;
    read.clear();
    turns.clear();
    if (open != null) {
      // An interrupted thread cannot say goodbye to the group; the others would wait for its
      // session.
      boolean interrupted = Thread.interrupted();
      open.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void poll(long millis) throws InterruptedException {
    try {
      Consumer<byte[], byte[]> open = open();
      bound(open);
      for (ConsumerRecord<byte[], byte[]> found : open.poll(Duration.ofMillis(millis))) {
        Stream stream = topics.stream(new TopicPartition(found.topic(), found.partition()));
        read.computeIfAbsent(stream, _ -> new ArrayDeque<>()).addLast(KafkaRecords.read(found));
        turns.add(stream);
      }
    } catch (InterruptException interrupted) {
      // The client sets the flag again before it throws.
      Thread.interrupted();
      InterruptedException told = new InterruptedException(interrupted.getMessage());
      told.initCause(interrupted);
      throw told;
    }
  }

  private Consumer<byte[], byte[]> open() {
    Consumer<byte[], byte[]> open = consumer;
    if (open == null) {
      open = topics.consumer();
      consumer = open;
      open.subscribe(topics.pattern(), new Shared(open));
    }
    return open;
  }

  /** What was read and not yet promoted is bounded: a partition with a full batch waits. */
  private void bound(Consumer<byte[], byte[]> open) {
    List<TopicPartition> full = new ArrayList<>();
    List<TopicPartition> thirsty = new ArrayList<>();
    for (TopicPartition partition : open.assignment()) {
      Deque<Fetched> waiting = read.get(topics.stream(partition));
      long bytes = waiting == null ? 0 : waiting.stream().mapToLong(Fetched::bytes).sum();
      (bytes >= MOST_BYTES ? full : thirsty).add(partition);
    }
    open.pause(full);
    open.resume(thirsty);
  }

  /** Partitions come and go as processes do. */
  private final class Shared implements ConsumerRebalanceListener {

    private final Consumer<byte[], byte[]> open;

    Shared(Consumer<byte[], byte[]> open) {
      this.open = open;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> gone) {
      for (TopicPartition partition : gone) {
        Stream stream = topics.stream(partition);
        read.remove(stream);
        turns.remove(stream);
      }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> ours) {
      for (TopicPartition partition : ours) {
        Stream stream = topics.stream(partition);
        read.remove(stream);
        open.seek(partition, KafkaRecords.offset(progress.applyAsLong(stream)));
      }
      LOG.info("reads {} partitions anew", ours.size());
    }
  }
}
