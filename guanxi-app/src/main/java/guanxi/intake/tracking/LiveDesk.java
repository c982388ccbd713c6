package guanxi.intake.tracking;

import static guanxi.intake.IntakeError.LANDING_UNAVAILABLE;

import guanxi.shared.GuanxiException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Where staff look at live intake: what is set aside, what each step did, how far behind it is. */
@Service
public class LiveDesk {

  private static final int AT_ONCE = 1000;

  private final SetAside aside;
  private final LandingLog landing;
  private final LiveSteps steps;
  private final LatestEvents latest;

  LiveDesk(SetAside aside, LandingLog landing, LiveSteps steps, LatestEvents latest) {
    this.latest = latest;
    this.aside = aside;
    this.landing = landing;
    this.steps = steps;
  }

  /**
   * An event that became no fact.
   *
   * @param poisoned whether a step failed over it; otherwise the event is not right
   * @param code why; text key {@code intake.reason.<code>}
   * @param value what is wrong, or what the step said
   * @param body its beginning
   */
  public record Aside(
      long id, Instant receivedAt, boolean poisoned, String code, String value, String body) {}

  /** What a step took in and dropped, and how long it worked. */
  public record StepCount(String step, long taken, long dropped, Duration worked) {}

  /**
   * What has landed and is not promoted yet.
   *
   * @param events how many; in Kafka, which does not look into requests, how many requests
   * @param oldest when the first of it came in; null if there is none
   */
  public record Lag(long events, @Nullable Instant oldest) {}

  /** The newest events of a source that are set aside. */
  public List<Aside> setAside(int source, int most) {
    return aside.newest(source, most).stream()
        .map(entry ->
            new Aside(
                entry.id(),
                entry.receivedAt(),
                entry.poisoned(),
                entry.code(),
                entry.value(),
                entry.body()))
        .toList();
  }

  /** How many events of a source are set aside. */
  public long countSetAside(int source) {
    return aside.count(source);
  }

  /** What the steps did for a source since a day, in their order. */
  public List<StepCount> steps(int source, Instant since) {
    return steps.since(source, since);
  }

  /** The events of a source that became facts last, the newest first. */
  public List<Passed> latest(int source, int most) {
    return latest.of(source, most);
  }

  /**
   * What of a source waits to be promoted.
   *
   * @throws GuanxiException with {@code LANDING_UNAVAILABLE}
   */
  public Lag lag(int source) {
    try {
      return landing.lag(source);
    } catch (KafkaException away) {
      throw new GuanxiException(LANDING_UNAVAILABLE, String.valueOf(away.getMessage()), away);
    }
  }

  /**
   * Sends the events that are set aside through again, after a fault was mended. Those that are
   * still not right come back.
   *
   * @return how many
   * @throws GuanxiException with {@code LANDING_UNAVAILABLE}
   */
  public int sendAgain(int source) {
    int sent = 0;
    List<SetAside.Again> batch = aside.again(source, AT_ONCE);
    while (!batch.isEmpty() && sent < 100 * AT_ONCE) {
      List<CompletableFuture<Void>> safe = new ArrayList<>();
      batch.forEach(one -> safe.add(landing.add(one.request())));
      for (int i = 0; i < batch.size(); i++) {
        await(safe.get(i));
        aside.forget(batch.get(i).id());
      }
      sent += batch.size();
      batch = batch.size() < AT_ONCE ? List.of() : aside.again(source, AT_ONCE);
    }
    return sent;
  }

  private static void await(CompletableFuture<Void> safe) {
    try {
      safe.get(20, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new GuanxiException(LANDING_UNAVAILABLE, "interrupted", interrupted);
    } catch (ExecutionException | TimeoutException failed) {
      throw new GuanxiException(LANDING_UNAVAILABLE, String.valueOf(failed.getMessage()), failed);
    }
  }
}
