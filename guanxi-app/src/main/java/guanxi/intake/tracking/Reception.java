package guanxi.intake.tracking;

import guanxi.intake.sources.LiveSource;
import guanxi.intake.sources.LiveSources;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Takes requests in: reads, finds the source, checks, and returns only when they are safe. Counts
 * {@code guanxi.intake.events.accepted} and {@code guanxi.intake.requests.refused}.
 */
@Component
class Reception {

  private static final long ANSWER_WITHIN_S = 20;

  private final LiveSources sources;
  private final LandingLog landing;
  private final Crowd crowd;
  private final Clock clock;
  private final Allowance allowance;
  private final long shareBytes;
  private final Counter accepted;
  private final Counter refused;

  /** How much of the allowance each source has; one that floods leaves room for others. */
  private final Map<Integer, Allowance> shares = new ConcurrentHashMap<>();

  Reception(
      LiveSources sources,
      LandingLog landing,
      Crowd crowd,
      Clock clock,
      TrackingSettings settings,
      MeterRegistry metrics) {
    this.sources = sources;
    this.landing = landing;
    this.crowd = crowd;
    this.clock = clock;
    this.allowance = new Allowance(settings.waiting().toBytes());
    this.shareBytes = settings.waiting().toBytes() / 4 * 3;
    this.accepted = metrics.counter("guanxi.intake.events.accepted");
    this.refused = metrics.counter("guanxi.intake.requests.refused");
  }

  /**
   * Takes what a client sends.
   *
   * @param announced the length as announced; negative if it was not
   * @throws Refused if it is not taken
   */
  void receive(Call call, Sender sender, InputStream sent, long announced)
      throws IOException, Refused {
    crowd.enter();
    try (BodyReader reader = new BodyReader(allowance, System::nanoTime)) {
      byte[] body = reader.read(sent, announced);
      RequestScan scan = RequestScan.of(body, call);
      LiveSource source = source(sender, scan.writeKey());
      if (scan.events() > 0) {
        keep(
            new Landed(source.id(), clock.instant(), call, scan.events(), sender.visitor(), body),
            reader);
      }
      accepted.increment(scan.events());
    } catch (Refused no) {
      refused.increment();
      throw no;
    } finally {
      crowd.leave();
    }
  }

  /** Takes an event that was in an address. */
  void receive(Call call, Sender sender, byte[] body) throws IOException, Refused {
    receive(call, sender, new ByteArrayInputStream(body), body.length);
  }

  /**
   * Checks that a key may send.
   *
   * @throws Refused if not
   */
  void check(String key) throws Refused {
    source(new Sender(List.of(key), null, null), null);
  }

  private LiveSource source(Sender sender, @Nullable String inBody) throws Refused {
    List<String> keys = new ArrayList<>(sender.keys());
    if (inBody != null) {
      keys.add(inBody);
    }
    LiveSource source = find(keys);
    if (!source.enabled()) {
      throw Refused.absent("source is disabled");
    }
    if (!source.admits(sender.origin())) {
      throw Refused.foreignSite();
    }
    return source;
  }

  private LiveSource find(List<String> keys) throws Refused {
    try {
      for (String key : keys) {
        LiveSource source = sources.byKey(key).orElse(null);
        if (source != null) {
          return source;
        }
      }
    } catch (DataAccessException _) {
      throw Refused.unavailable();
    }
    throw Refused.unknownKey();
  }

  private void keep(Landed request, BodyReader reader) throws Refused {
    Allowance share = shares.computeIfAbsent(request.source(), _ -> new Allowance(shareBytes));
    long bytes = reader.taken();
    if (!share.take(bytes)) {
      throw Refused.busy();
    }
    try {
      await(landing.add(request));
    } finally {
      share.give(bytes);
    }
  }

  private void await(CompletableFuture<Void> safe) throws Refused {
    try {
      safe.get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      landing.forget(safe);
      throw Refused.unavailable();
    } catch (ExecutionException | TimeoutException _) {
      landing.forget(safe);
      throw Refused.unavailable();
    }
  }
}
