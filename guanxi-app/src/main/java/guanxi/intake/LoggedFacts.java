package guanxi.intake;

/** Understands facts that came in live once more, from what the log keeps of them. */
public interface LoggedFacts {

  /**
   * The facts of an origin in the order of their ids.
   *
   * @param after only those with greater ids
   * @param upTo up to this id, inclusive
   */
  FactReader open(Origin origin, long after, long upTo);
}
