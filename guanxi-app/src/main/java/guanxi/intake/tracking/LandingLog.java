package guanxi.intake.tracking;

import guanxi.intake.tracking.LandedReader.Waiting;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Where requests are safe before their senders are answered, and wait until they become facts. How
 * far each stream has become facts is in the database in any case, so that the effect of an event
 * and the knowledge that it had it are one transaction.
 */
interface LandingLog {

  /** Puts a request in line. The answer comes when it is safe, or cannot be. */
  CompletableFuture<Void> add(Landed request);

  /** Says that nobody waits for this answer any more. */
  void forget(CompletableFuture<Void> safe);

  /**
   * The stream whose turn it is; null if none has anything new for so long. Only the promoter's
   * thread may ask.
   */
  @Nullable Stream turn(long millis) throws InterruptedException;

  /** Gives a stream another turn: it may have more, or has to try again. */
  void again(Stream stream);

  /**
   * The next requests of a stream after a row, about as many as make a batch; none if it is done.
   */
  List<Waiting> next(Stream stream, long after);

  /** What of a source waits to be promoted. Any thread may ask. */
  LiveDesk.Lag lag(int source);

  /**
   * Gives up the room of what has become facts. Called after each turn; does something now and
   * then.
   */
  void tidy();

  /** The promoter has stopped. */
  void leave();
}
