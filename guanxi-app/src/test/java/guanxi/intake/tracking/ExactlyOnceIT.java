package guanxi.intake.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.intake.EventMeaning;
import guanxi.intake.Fact;
import guanxi.intake.sources.LiveSource;
import guanxi.intake.sources.LiveSources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every event once, however often it is sent, and one that poisons a step harms no other. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ExactlyOnceIT {

  private static final int EVENTS = 3_000;

  @Autowired LiveSources sources;
  @Autowired LiveDesk desk;
  @Autowired JdbcClient database;
  @LocalServerPort int port;

  @Test
  void whatIsSentThreeTimesByManyCountsOnce() throws Exception {
    LiveSource source = sources.create("thrice " + System.nanoTime());
    String basic = Wire.basic(source.keys().getFirst().value());
    List<String> events = new ArrayList<>();
    for (int copy = 0; copy < 3; copy++) {
      IntStream.range(0, EVENTS).mapToObj(n -> event(n, "")).forEach(events::add);
    }
    Collections.shuffle(events, new Random(7));
    try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int begin = 0; begin < events.size(); begin += 50) {
        String body = batch(events.subList(begin, begin + 50));
        answers.add(
            senders.submit(
                () -> new Wire(port).post("/v1/batch", body, "Authorization", basic).statusCode()));
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }

    assertThat(new LiveFacts(database, source.id()).awaitAll().count()).isEqualTo(EVENTS);
  }

  @Test
  void aPoisonedEventIsSetAsideAloneAndMayBeSentThroughAgain() {
    LiveSource source = sources.create("poison " + System.nanoTime());
    String basic = Wire.basic(source.keys().getFirst().value());
    List<String> events =
        IntStream.range(0, 200)
            .mapToObj(n -> event(n, n == 77 || n == 150 ? "poison" : ""))
            .collect(Collectors.toList());
    Poison.ACTS.set(true);
    new Wire(port).post("/v1/batch", batch(events), "Authorization", basic);
    LiveFacts facts = new LiveFacts(database, source.id()).awaitAll();

    assertThat(facts.leftOut()).containsExactly("STEP_FAILED", "STEP_FAILED");
    assertThat(facts.count()).isEqualTo(198);

    Poison.ACTS.set(false);
    assertThat(desk.sendAgain(source.id())).isEqualTo(2);

    facts.awaitAll();
    assertThat(facts.leftOut()).isEmpty();
    assertThat(facts.count()).isEqualTo(200);
  }

  private static String event(int number, String poison) {
    return """
    {"type":"track","event":"e","messageId":"m%d","userId":"u%d","properties":{"p":"%s"}}\
    """
        .formatted(number, number % 40, poison);
  }

  private static String batch(List<String> events) {
    return "{\"batch\":[" + String.join(",", events) + "]}";
  }

  /** A module with a fault. */
  @TestConfiguration
  static class Poison {

    static final java.util.concurrent.atomic.AtomicBoolean ACTS =
        new java.util.concurrent.atomic.AtomicBoolean();

    @Bean
    EventMeaning poisoned() {
      return (String source, Fact event) -> {
        var body = event.event();
        if (ACTS.get() && body != null && body.properties().path("p").asString().equals("poison")) {
          throw new IllegalStateException("poisoned");
        }
        return List.of();
      };
    }
  }
}
