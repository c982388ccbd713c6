package guanxi.intake.tracking;

import static guanxi.intake.IntakeError.LANDING_UNAVAILABLE;

import guanxi.intake.LiveWithdrawal;
import guanxi.intake.sources.LiveSources;
import guanxi.shared.GuanxiException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;

/**
 * Where another module lets a shop send events as if they came in by the tracking API, and takes
 * such a shop back with all it sent.
 */
@Service
@NamedInterface("live")
public class LiveShops {

  private static final int PATIENCE_S = 20;

  private final LiveSources sources;
  private final LandingLog landing;
  private final LiveWithdrawal withdrawal;
  private final Clock clock;

  LiveShops(LiveSources sources, LandingLog landing, LiveWithdrawal withdrawal, Clock clock) {
    this.sources = sources;
    this.landing = landing;
    this.withdrawal = withdrawal;
    this.clock = clock;
  }

  /**
   * Lets a shop send events; its files may have been imported before.
   *
   * @return the source's number
   * @throws GuanxiException with {@code SOURCE_NAME_TAKEN} if it does so already
   */
  public int open(String name) {
    return sources.create(name).id();
  }

  /** Whether there is such a source. */
  public boolean isOpen(int source) {
    return sources.all().stream().anyMatch(known -> known.id() == source);
  }

  /**
   * Takes events in as one request, and returns when they are safe.
   *
   * @param events each a JSON object as a client puts it into a batch; at least one
   * @throws GuanxiException with {@code LANDING_UNAVAILABLE}
   */
  public void send(int source, List<String> events) {
    String body = "{\"batch\":[" + String.join(",", events) + "]}";
    Landed request =
        new Landed(
            source,
            clock.instant(),
            Call.BATCH,
            events.size(),
            null,
            body.getBytes(StandardCharsets.UTF_8));
    try {
      landing.add(request).get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new GuanxiException(LANDING_UNAVAILABLE, "interrupted", interrupted);
    } catch (ExecutionException | TimeoutException failed) {
      throw new GuanxiException(LANDING_UNAVAILABLE, String.valueOf(failed.getMessage()), failed);
    }
  }

  /** Whether all events of a source have become facts, or were set aside. */
  public boolean isPromoted(int source) {
    return landing.lag(source).events() == 0;
  }

  /** Takes no more events of a source; what has landed still becomes facts. */
  public void close(int source) {
    sources.enable(source, false);
  }

  /**
   * Removes a closed source whose events are promoted, with all facts that came from it. Its files,
   * if there are any, stay.
   *
   * @param progress called between steps with how many facts were looked at, and of how many
   */
  public void remove(int source, BiConsumer<Long, Long> progress) {
    withdrawal.withdraw(source, progress);
    sources.remove(source);
  }
}
