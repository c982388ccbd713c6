package guanxi.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something on sale, as all facts together tell it.
 *
 * @param key the shop's product number, or the title where it has none
 */
public record Product(
    UUID id, int sourceId, String key, @Nullable String title, @Nullable String category) {}
