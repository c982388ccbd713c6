package guanxi.files.records;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer.
 *
 * @param key the customer number, or the first identity where the file has no number
 * @param acceptsEmail whether she agreed to e-mail marketing; null when the file does not say
 * @param acceptsSms whether she agreed to marketing by text message; null when not said
 * @param createdAt since when the shop knows her; null when not said
 */
public record CustomerRecord(
    String key,
    List<Identity> identities,
    PersonDetails person,
    @Nullable Boolean acceptsEmail,
    @Nullable Boolean acceptsSms,
    @Nullable Instant createdAt,
    List<String> tags,
    String note)
    implements ImportRecord {

  /** Copies the lists. */
  public CustomerRecord {
    identities = List.copyOf(identities);
    tags = List.copyOf(tags);
  }
}
