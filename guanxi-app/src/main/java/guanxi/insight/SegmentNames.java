package guanxi.insight;

import guanxi.insight.Segments.Found;
import guanxi.shared.Texts;
import java.util.List;
import org.springframework.stereotype.Service;

/** The segments of the latest refresh by their names, to choose from. */
@Service
public class SegmentNames {

  private final StoredSegments stored;

  SegmentNames(StoredSegments stored) {
    this.stored = stored;
  }

  /** A segment. */
  public record Named(int number, String name, long customers) {}

  /** All of them in the order of their numbers; none where customers are too few or all alike. */
  public List<Named> of(Texts texts) {
    List<Found> found = stored.latest().map(made -> stored.of(made.refresh())).orElse(List.of());
    return found.stream()
        .map(one -> new Named(one.number(), SegmentPages.name(one, texts), one.customers()))
        .toList();
  }
}
