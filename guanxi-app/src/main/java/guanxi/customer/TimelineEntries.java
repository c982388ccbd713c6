package guanxi.customer;

import guanxi.customer.TimelineEntry.TimelinePosition;
import guanxi.shared.CustomerId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A module that knows of things that happened with customers. */
public interface TimelineEntries {

  /** What a reader can choose of it: {@code visits}. */
  Set<String> shows();

  /**
   * What happened with a customer, the newest first.
   *
   * @param show one of {@link #shows}, or {@code all}
   * @param after only what comes after this place; null for the first page
   */
  List<TimelineEntry> of(
      CustomerId customer, String show, @Nullable TimelinePosition after, int limit);
}
