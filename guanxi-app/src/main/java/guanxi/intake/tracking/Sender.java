package guanxi.intake.tracking;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of its sender besides the body.
 *
 * @param keys the write keys named, in the order in which they are believed: of Basic
 *     authentication, of the address, of Bearer authentication
 * @param origin the site of the page that sends
 * @param visitor the anonymous id of a header
 */
record Sender(List<String> keys, @Nullable String origin, @Nullable String visitor) {

  private static final int LONGEST_VISITOR = 200;

  /**
   * Reads headers and address.
   *
   * @param header gives a header's value, or null
   * @param query the query of the address
   */
  static Sender of(Headers header, @Nullable String query) {
    List<String> keys = new ArrayList<>();
    String authorization = header.value("Authorization");
    if (authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      add(keys, user(authorization.substring(6).strip()));
    }
    add(keys, query(query, "writeKey"));
    if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      add(keys, authorization.substring(7).strip());
    }
    String visitor = header.value("AnonymousId");
    boolean usable = visitor != null && !visitor.isBlank() && visitor.length() <= LONGEST_VISITOR;
    return new Sender(List.copyOf(keys), header.value("Origin"), usable ? visitor : null);
  }

  /** The value of a parameter in an address; asking the container for it would read the body. */
  static @Nullable String query(@Nullable String query, String name) {
    if (query == null) {
      return null;
    }
    for (String part : query.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0 && part.substring(0, equals).equals(name)) {
        return decode(part.substring(equals + 1));
      }
    }
    return null;
  }

  /** Undoes the escapes of an address; what is no escape stays. */
  static String decode(String escaped) {
    try {
      return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return escaped;
    }
  }

  /** The user of Basic authentication, with or without the colon behind it. */
  private static @Nullable String user(String credentials) {
    try {
      String plain =
          new String(Base64.getDecoder().decode(credentials), StandardCharsets.ISO_8859_1);
      int colon = plain.indexOf(':');
      return colon < 0 ? plain : plain.substring(0, colon);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static void add(List<String> keys, @Nullable String key) {
    if (key != null && !key.isBlank()) {
      keys.add(key);
    }
  }

  /** The headers of a request. */
  interface Headers {
    /** The value of a header; null if it is not there. */
    @Nullable String value(String name);
  }
}
