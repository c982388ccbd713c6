package guanxi.intake;

import java.util.List;

/**
 * A module that reads more out of an event than that it happened: an order and its lines, a
 * product. The facts it gives are stored beside the event's own, in the same transaction; with the
 * same keys as those of an imported file they are versions of the same things.
 */
public interface EventMeaning {

  /**
   * What else the event says. Must follow from the arguments alone, and must not fail over what a
   * client sent.
   *
   * @param source the name of the shop it comes from
   * @param event a fact with an {@link EventBody}
   */
  List<Fact> facts(String source, Fact event);
}
