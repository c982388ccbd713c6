package guanxi.intake.sources;

import static guanxi.intake.IntakeError.SOURCE_NAME_INVALID;
import static guanxi.intake.IntakeError.SOURCE_NAME_TAKEN;
import static guanxi.intake.IntakeError.SOURCE_NOT_FOUND;
import static guanxi.intake.IntakeError.SOURCE_ORIGIN_INVALID;

import guanxi.shared.GuanxiException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where shops that send events are kept, and where the tracking door asks whose a key is. */
@Service
public class LiveSources {

  /** How long a replaced key is still taken, so that pages in caches can follow. */
  public static final Duration OVERLAP = Duration.ofDays(7);

  /** What another process changed is seen after this long. */
  private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();

  private static final Pattern ORIGIN =
      Pattern.compile("https?://[a-z0-9.-]{1,253}(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

  private static final int LONGEST_NAME = 80;

  private final StoredLiveSources stored;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private volatile Known known = new Known(Map.of(), 0);

  LiveSources(StoredLiveSources stored, Clock clock) {
    this.stored = stored;
    this.clock = clock;
  }

  /** The source that a key names, enabled or not; empty if the key is unknown or expired. */
  public Optional<LiveSource> byKey(String key) {
    Instant now = clock.instant();
    return Optional.ofNullable(known().byKey().get(key))
        .filter(source ->
            source.keys().stream()
                .anyMatch(written -> written.value().equals(key) && written.isValid(now)));
  }

  /** All sources, by name. */
  public List<LiveSource> all() {
    return stored.all();
  }

  /**
   * The source with this number.
   *
   * @throws GuanxiException with {@code SOURCE_NOT_FOUND}
   */
  public LiveSource get(int id) {
    return all().stream()
        .filter(source -> source.id() == id)
        .findFirst()
        .orElseThrow(() -> new GuanxiException(SOURCE_NOT_FOUND, Integer.toString(id)));
  }

  /**
   * Lets a shop send events; its files may have been imported before.
   *
   * @throws GuanxiException with {@code SOURCE_NAME_INVALID} or {@code SOURCE_NAME_TAKEN}
   */
  @Transactional
  public LiveSource create(String name) {
    String clean = name.strip();
    if (clean.isEmpty() || clean.length() > LONGEST_NAME) {
      throw new GuanxiException(SOURCE_NAME_INVALID, clean);
    }
    if (all().stream().anyMatch(source -> source.name().equals(clean))) {
      throw new GuanxiException(SOURCE_NAME_TAKEN, clean);
    }
    int id = stored.add(clean, clock.instant());
    stored.addKey(id, newKey(), clock.instant());
    forget();
    return get(id);
  }

  /** Gives a source a new key; the keys before are taken for {@link #OVERLAP} longer. */
  @Transactional
  public LiveSource rotate(int id) {
    get(id);
    Instant now = clock.instant();
    stored.expireKeys(id, now.plus(OVERLAP));
    stored.addKey(id, newKey(), now);
    forget();
    return get(id);
  }

  /** Forgets a source that sends no more and whose facts are taken back; unknown ones too. */
  @Transactional
  public void remove(int id) {
    stored.remove(id);
    forget();
  }

  /** Takes a source's events, or refuses them. */
  @Transactional
  public LiveSource enable(int id, boolean enabled) {
    get(id);
    stored.enable(id, enabled);
    forget();
    return get(id);
  }

  /**
   * Says which sites' pages may send; none for all.
   *
   * @throws GuanxiException with {@code SOURCE_ORIGIN_INVALID} naming the first that is none
   */
  @Transactional
  public LiveSource allow(int id, List<String> origins) {
    get(id);
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new GuanxiException(SOURCE_ORIGIN_INVALID, origin);
      }
    }
    stored.allow(id, origins);
    forget();
    return get(id);
  }

  private String newKey() {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What changes is read anew once it is committed. */
  private void forget() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            known = new Known(Map.of(), 0);
          }
        });
  }

  private Known known() {
    Known now = known;
    if (now.readAt() != 0 && System.nanoTime() - now.readAt() < FRESH_NANOS) {
      return now;
    }
    Map<String, LiveSource> byKey = new HashMap<>();
    for (LiveSource source : stored.all()) {
      source.keys().forEach(key -> byKey.put(key.value(), source));
    }
    Known read = new Known(Map.copyOf(byKey), nonZero(System.nanoTime()));
    known = read;
    return read;
  }

  private static long nonZero(long nanos) {
    return nanos == 0 ? 1 : nanos;
  }

  /** What was read last; never when {@code readAt} is 0. */
  private record Known(Map<String, LiveSource> byKey, long readAt) {}
}
