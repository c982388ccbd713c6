package guanxi.intake;

import guanxi.intake.FactReader.ReadRow;
import guanxi.platform.JobCancelled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The reading half of the pipeline: makes batches out of rows on a thread of its own, a little
 * ahead of whoever takes them.
 */
final class BatchStream {

  /** How many rejected rows of an import are kept for showing. */
  static final int REJECTIONS_KEPT = 1000;

  private static final int BATCHES_AHEAD = 2;

  private final FactReader reader;
  private final Supplier<FactBatch> batches;
  private final long position;
  private final BlockingQueue<Delivery> ahead = new ArrayBlockingQueue<>(BATCHES_AHEAD);
  private long rejections;

  private BatchStream(FactReader reader, Supplier<FactBatch> batches, long position) {
    this.reader = reader;
    this.batches = batches;
    this.position = position;
  }

  /**
   * Hands every batch to {@code taker}, one after the other, on the calling thread.
   *
   * @param batches gives empty batches
   * @param position rows up to this one are read but not handed over
   * @param idle called about every second while the next batch is not ready
   * @throws UncheckedIOException if the reader cannot read on
   * @throws JobCancelled if the calling thread is interrupted
   */
  static void forEach(
      FactReader reader,
      Supplier<FactBatch> batches,
      long position,
      BiConsumer<FactBatch, StepTable> taker,
      Runnable idle) {
    BatchStream stream = new BatchStream(reader, batches, position);
    Thread thread =
        Thread.ofPlatform().name("intake-reader").daemon().start(stream::readAndDeliver);
    try {
      while (stream.deliver(taker, idle)) {
        // until the end
      }
    } finally {
      thread.interrupt();
      join(thread);
    }
  }

  private boolean deliver(BiConsumer<FactBatch, StepTable> taker, Runnable idle) {
    switch (await(idle)) {
      case Delivery.Batch(FactBatch batch, StepTable counts) -> {
        taker.accept(batch, counts);
        return true;
      }
      case Delivery.End() -> {
        return false;
      }
      case Delivery.Broken(IOException failure) -> throw new UncheckedIOException(failure);
      case Delivery.Bug(RuntimeException failure) -> throw failure;
    }
  }

  private Delivery await(Runnable idle) {
    try {
      @Nullable Delivery next = ahead.poll(1, TimeUnit.SECONDS);
      while (next == null) {
        idle.run();
        next = ahead.poll(1, TimeUnit.SECONDS);
      }
      return next;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new JobCancelled();
    }
  }

  /** The reader is closed by its owner after this, so its thread must have left it. */
  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void readAndDeliver() {
    try {
      ahead.put(read());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Delivery read() throws InterruptedException {
    try {
      FactBatch batch = batches.get();
      Map<String, Long> dropped = new TreeMap<>();
      long begin = System.nanoTime();
      for (ReadRow row = next(); row != null; row = next()) {
        take(row, batch, dropped);
        if (batch.isFull()) {
          hand(batch, dropped, begin);
          batch = batches.get();
          dropped = new TreeMap<>();
          begin = System.nanoTime();
        }
      }
      if (!batch.isEmpty()) {
        hand(batch, dropped, begin);
      }
      return new Delivery.End();
    } catch (IOException broken) {
      return new Delivery.Broken(broken);
    } catch (RuntimeException bug) {
      return new Delivery.Bug(bug);
    }
  }

  private @Nullable ReadRow next() throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return reader.next();
  }

  private void take(ReadRow row, FactBatch batch, Map<String, Long> dropped) {
    RejectedRow rejection = row.rejection();
    if (rejection != null) {
      rejections++;
    }
    if (row.number() <= position) {
      return;
    }
    row.remarks().forEach(code -> dropped.merge(code, 1L, Long::sum));
    if (rejection != null) {
      batch.reject(row.number(), rejection, rejections <= REJECTIONS_KEPT);
      dropped.merge(rejection.code(), 1L, Long::sum);
      return;
    }
    for (Fact fact : row.facts()) {
      batch.add(row.number(), row.body(), fact);
    }
    batch.endRow(row.number());
  }

  private void hand(FactBatch batch, Map<String, Long> dropped, long begin)
      throws InterruptedException {
    StepTable counts = new StepTable();
    long micros = (System.nanoTime() - begin) / 1000;
    counts.add(new FileImport.Step("Read", batch.rows(), dropped, micros));
    ahead.put(new Delivery.Batch(batch, counts));
  }

  /** What the reading thread hands over. */
  private sealed interface Delivery {
    /** Rows, with the counts of the reading steps. */
    record Batch(FactBatch batch, StepTable counts) implements Delivery {}

    /** There are no more rows. */
    record End() implements Delivery {}

    /** The file cannot be read on. */
    record Broken(IOException failure) implements Delivery {}

    /** The reader failed as it never should. */
    record Bug(RuntimeException failure) implements Delivery {}
  }
}
