package guanxi.intake.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.rudderstack.sdk.java.analytics.RudderAnalytics;
import com.segment.analytics.Analytics;
import com.segment.analytics.messages.AliasMessage;
import com.segment.analytics.messages.GroupMessage;
import com.segment.analytics.messages.IdentifyMessage;
import com.segment.analytics.messages.PageMessage;
import com.segment.analytics.messages.ScreenMessage;
import com.segment.analytics.messages.TrackMessage;
import guanxi.intake.sources.LiveSource;
import guanxi.intake.sources.LiveSources;
import guanxi.intake.tracking.FlakyProxy.Fate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The Java clients of Segment and RudderStack, unmodified, over a bad line. Both at once, for they
 * wait long before they send again.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class JavaClientsIT {

  private static final int ROUNDS = 10;
  private static final Fate[] BAD_LINE = {
    Fate.SWALLOW, Fate.TWICE, Fate.LATE, Fate.PASS, Fate.TWICE, Fate.PASS
  };

  @Autowired LiveSources sources;
  @Autowired JdbcClient database;
  @LocalServerPort int port;

  @Test
  void everyCallOfTheJavaClientsArrivesOnce() throws Exception {
    LiveSource segment = sources.create("segment java " + System.nanoTime());
    LiveSource rudder = sources.create("rudder java " + System.nanoTime());
    try (FlakyProxy toSegment = new FlakyProxy(port, BAD_LINE);
        FlakyProxy toRudder = new FlakyProxy(port, BAD_LINE)) {
      Analytics one =
          Analytics.builder(segment.keys().getFirst().value())
              .setUploadURL(toSegment.url() + "/v1/import/")
              .flushQueueSize(12)
              .build();
      RudderAnalytics other =
          RudderAnalytics.builder(rudder.keys().getFirst().value())
              .setDataPlaneUrl(toRudder.url())
              .flushQueueSize(12)
              .build();
      send(one);
      send(other);
      one.flush();
      other.flush();

      expect(segment);
      expect(rudder);
      one.shutdown();
      other.shutdown();
      assertThat(toSegment.requests()).isGreaterThan(ROUNDS * 6 / 12);
      assertThat(toRudder.requests()).isGreaterThan(ROUNDS * 6 / 12);
    }
  }

  private void expect(LiveSource source) throws InterruptedException {
    LiveFacts facts = new LiveFacts(database, source.id());
    for (int wait = 0; wait < 450 && facts.count() < ROUNDS * 6; wait++) {
      Thread.sleep(100);
    }
    facts.awaitAll();
    assertThat(facts.leftOut()).isEmpty();
    List<String> kinds =
        facts.bodies().stream().map(body -> body.substring(0, 2)).sorted().distinct().toList();
    assertThat(kinds).containsExactly("20", "21", "22", "23", "24", "25");
    assertThat(facts.count()).isEqualTo(ROUNDS * 6);
  }

  private static void send(Analytics client) {
    for (int n = 0; n < ROUNDS; n++) {
      String user = "user-" + n;
      client.enqueue(
          IdentifyMessage.builder()
              .userId(user)
              .traits(Map.of("email", "n" + n + "@java.test", "name", "N " + n)));
      client.enqueue(
          TrackMessage.builder("Product Viewed")
              .userId(user)
              .properties(Map.of("product_id", "p" + n, "price", 19.5)));
      client.enqueue(PageMessage.builder("Home").userId(user));
      client.enqueue(ScreenMessage.builder("Start").userId(user));
      client.enqueue(GroupMessage.builder("g" + n).userId(user));
      client.enqueue(AliasMessage.builder("anonymous-" + n).userId(user));
    }
  }

  private static void send(RudderAnalytics client) {
    for (int n = 0; n < ROUNDS; n++) {
      String user = "user-" + n;
      client.enqueue(
          com.rudderstack.sdk.java.analytics.messages.IdentifyMessage.builder()
              .userId(user)
              .traits(Map.of("email", "n" + n + "@java.test", "name", "N " + n)));
      client.enqueue(
          com.rudderstack.sdk.java.analytics.messages.TrackMessage.builder("Product Viewed")
              .userId(user)
              .properties(Map.of("product_id", "p" + n, "price", 19.5)));
      client.enqueue(
          com.rudderstack.sdk.java.analytics.messages.PageMessage.builder("Home").userId(user));
      client.enqueue(
          com.rudderstack.sdk.java.analytics.messages.ScreenMessage.builder("Start").userId(user));
      client.enqueue(
          com.rudderstack.sdk.java.analytics.messages.GroupMessage.builder("g" + n).userId(user));
      client.enqueue(
          com.rudderstack.sdk.java.analytics.messages.AliasMessage.builder("anonymous-" + n)
              .userId(user));
    }
  }
}
