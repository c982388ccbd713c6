package guanxi.customer;

import guanxi.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened with a customer, as her timeline shows it.
 *
 * @param show what a reader chooses to see such things: {@code visits}, {@code carts}
 * @param tone how it is coloured: {@code info}, {@code good}, {@code attention}, {@code quiet}
 * @param title in one line
 * @param details in a second line; empty for none
 * @param items what it was about, folded away
 */
public record TimelineEntry(
    TimelinePosition position,
    String show,
    String tone,
    String icon,
    Phrase title,
    List<Phrase> details,
    @Nullable Money amount,
    List<Item> items) {

  /** Copies the lists. */
  public TimelineEntry {
    details = List.copyOf(details);
    items = List.copyOf(items);
  }

  /** When it happened. */
  public Instant at() {
    return position.at();
  }

  /** A text in the reader's language: its key and what is put into it. */
  public record Phrase(String key, List<Object> values) {

    /** Copies the values. */
    public Phrase {
      values = List.copyOf(values);
    }

    /** A phrase. */
    public static Phrase of(String key, Object... values) {
      return new Phrase(key, List.of(values));
    }
  }

  /** Something it was about, such as a product that was looked at. */
  public record Item(String title, @Nullable BigDecimal quantity, @Nullable Money amount) {}

  /** An entry's place: the newest first, at the same time by id. */
  public record TimelinePosition(Instant at, UUID id) implements Comparable<TimelinePosition> {

    @Override
    public int compareTo(TimelinePosition other) {
      int byTime = other.at.compareTo(at);
      return byTime != 0 ? byTime : PersonGraph.compare(id, other.id);
    }
  }
}
