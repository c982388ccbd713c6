package guanxi.intake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/** The shops and platforms that facts come from, by their number. */
@Service
public class Shops {

  private final Sources sources;

  /** Shops are never renamed or removed. */
  private final Map<Integer, String> names = new ConcurrentHashMap<>();

  Shops(Sources sources) {
    this.sources = sources;
  }

  /** The name of the shop with this number; the number itself if there is none. */
  public String name(int sourceId) {
    String known = names.get(sourceId);
    if (known == null) {
      names.putAll(sources.all());
      known = names.get(sourceId);
    }
    return known == null ? Integer.toString(sourceId) : known;
  }

  /** The name of the shop that an origin's facts came from; empty for an origin there is not. */
  public String ofOrigin(long origin) {
    return sources.nameOf(origin);
  }

  /** All shops, by number. */
  public Map<Integer, String> all() {
    return Map.copyOf(sources.all());
  }
}
