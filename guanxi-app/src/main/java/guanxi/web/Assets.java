package guanxi.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Component;

/**
 * The style sheets, scripts and icons of every page. Each is served under an address that contains
 * a hash of its content, so that browsers may keep it for ever; all are compressed once at start.
 */
@Component
public class Assets {

  /** Every file we serve; what is not listed here does not exist for a browser. */
  private static final Map<String, String> TYPES =
      Map.of(
          "app.css", "text/css; charset=utf-8",
          "app.js", "text/javascript; charset=utf-8",
          "icons.svg", "image/svg+xml",
          "mark.svg", "image/svg+xml",
          "vendor/htmx-4.0.1.min.js", "text/javascript; charset=utf-8",
          "vendor/hx-csp-4.0.1.min.js", "text/javascript; charset=utf-8",
          "vendor/hx-sse-4.0.1.min.js", "text/javascript; charset=utf-8",
          "vendor/uplot-1.6.32.iife.min.js", "text/javascript; charset=utf-8",
          "vendor/uplot-1.6.32.min.css", "text/css; charset=utf-8");

  private final Map<String, String> paths = new HashMap<>();
  private final Map<String, Asset> byPath = new HashMap<>();

  Assets() {
    TYPES.forEach((name, type) -> {
      byte[] plain = read(name);
      String path = "/assets/" + hashed(name, hash(plain));
      paths.put(name, path);
      byPath.put(path, new Asset(type, plain, compress(plain)));
    });
  }

  /**
   * The address of one of our files.
   *
   * @param name below {@code assets/}, such as {@code app.css}
   * @throws IllegalArgumentException for a file that is not served: a bug in a template
   */
  public String path(String name) {
    String path = paths.get(name);
    if (path == null) {
      throw new IllegalArgumentException("no asset " + name);
    }
    return path;
  }

  /** The file served under this address. */
  Optional<Asset> at(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /** A file as it is sent. */
  static final class Asset {
    private final String contentType;
    private final byte[] plain;
    private final byte[] compressed;

    Asset(String contentType, byte[] plain, byte[] compressed) {
      this.contentType = contentType;
      this.plain = plain;
      this.compressed = compressed;
    }

    String contentType() {
      return contentType;
    }

    byte[] plain() {
      return plain;
    }

    byte[] compressed() {
      return compressed;
    }
  }

  private static byte[] read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("/assets/" + name)) {
      if (in == null) {
        throw new IllegalStateException("asset " + name + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String hashed(String name, String hash) {
    int dot = name.lastIndexOf('.');
    return name.substring(0, dot) + '.' + hash + name.substring(dot);
  }

  private static byte[] compress(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new BestGzip(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Compression we pay once, so the best there is. */
  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
