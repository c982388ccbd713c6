package guanxi.intake;

import guanxi.platform.CopyBuffer;

/**
 * A module that keeps parts of an event. It is shown every event while that is being read, when it
 * is parsed already, and writes what it wants of it as a row into a temporary table of its own; its
 * {@link Projection} joins that by {@code seq} with {@code fact_batch}, which says what is new.
 */
public interface EventReading {

  /** The name of the temporary table. */
  String table();

  /**
   * The statement that makes it, as {@code CREATE TEMP TABLE … ON COMMIT DELETE ROWS}. The first
   * column is {@code seq integer}.
   */
  String definition();

  /** Whether the module wants something of this event. Must follow from the event alone. */
  boolean wants(Fact event);

  /** Writes the columns behind {@code seq}. Must not fail over what a client sent. */
  void write(Fact event, CopyBuffer row);
}
