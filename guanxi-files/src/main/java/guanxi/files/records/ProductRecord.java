package guanxi.files.records;

import guanxi.files.values.Money;
import org.jspecify.annotations.Nullable;

/**
 * A product.
 *
 * @param key the source's product number, or the title where there is none
 * @param price null when the file does not say
 */
public record ProductRecord(
    String key, String title, String category, String brand, @Nullable Money price)
    implements ImportRecord {}
