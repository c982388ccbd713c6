package guanxi.platform.jobs;

import static guanxi.platform.PlatformError.PLATFORM_JOB_UNKNOWN;
import static guanxi.platform.PlatformError.PLATFORM_SETTING_INVALID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import guanxi.platform.Job;
import guanxi.platform.JobRun;
import guanxi.platform.Jobs;
import guanxi.platform.Jobs.State;
import guanxi.platform.Nightly;
import guanxi.shared.GuanxiException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(properties = "guanxi.time-zone=UTC")
class JobsIT {

  private static final Map<String, String> NOTHING = Map.of();

  @Autowired Jobs jobs;
  @Autowired JobWorkers workers;
  @Autowired NightlyJobs nightly;
  @Autowired StoredJobs stored;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock clock;
  @Autowired Trial trial;

  @BeforeEach
  void forget() {
    trial.seen.clear();
  }

  @Test
  void runsOfOneKindGoOneAfterTheOtherInOrder() {
    trial.behaviour = run -> {};

    UUID first = submit(Map.of("n", "1"));
    UUID second = submit(Map.of("n", "2"));

    assertThat(end(second).state()).isEqualTo(State.DONE);
    assertThat(end(first).state()).isEqualTo(State.DONE);
    assertThat(trial.seen).containsExactly(Map.of("n", "1"), Map.of("n", "2"));
  }

  @Test
  void tellsHowFarItIs() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    trial.behaviour =
        run -> {
          run.progress("reading", 40, 100);
          await(goOn);
          run.progress("writing", 100, 100);
        };

    UUID id = submit(NOTHING);

    waitFor(() -> jobs.find(id).orElseThrow().done() == 40);
    Jobs.Status halfway = jobs.find(id).orElseThrow();
    assertThat(halfway.state()).isEqualTo(State.RUNNING);
    assertThat(halfway.phase()).isEqualTo("reading");
    assertThat(halfway.total()).isEqualTo(100);
    goOn.countDown();
    assertThat(end(id).done()).isEqualTo(100);
    assertThat(end(id).phase()).isEqualTo("writing");
  }

  @Test
  void cancelledRunStopsAtItsNextCheck() {
    CountDownLatch started = new CountDownLatch(1);
    trial.behaviour =
        run -> {
          started.countDown();
          while (true) {
            run.checkCancelled();
            Thread.onSpinWait();
          }
        };
    UUID running = submit(NOTHING);
    UUID waiting = submit(NOTHING);
    await(started);

    jobs.cancel(waiting);
    jobs.cancel(running);

    assertThat(end(running).state()).isEqualTo(State.CANCELLED);
    assertThat(end(waiting).state()).isEqualTo(State.CANCELLED);
    assertThat(end(waiting).startedAt()).isNull();
  }

  @Test
  void knownFailureShowsItsCodeAndDetails() {
    trial.behaviour =
        run -> {
          throw new GuanxiException(PLATFORM_SETTING_INVALID, "row 7");
        };

    Jobs.Status ended = end(submit(NOTHING));

    assertThat(ended.state()).isEqualTo(State.FAILED);
    assertThat(ended.failureCode()).isEqualTo("PLATFORM_SETTING_INVALID");
    assertThat(ended.failureDetails()).isEqualTo("row 7");
  }

  @Test
  void unforeseenFailureShowsNoInnerWorkings() {
    trial.behaviour =
        run -> {
          throw new IllegalStateException("secret inner workings");
        };

    UUID id = submit(NOTHING);

    assertThat(end(id).failureCode()).isEqualTo("PLATFORM_JOB_FAILED");
    assertThat(end(id).failureDetails()).isEqualTo("run " + id);
  }

  @Test
  void anErrorEndsTheRunButNotTheWorker() {
    trial.behaviour =
        run -> {
          throw new StackOverflowError();
        };
    assertThat(end(submit(NOTHING)).failureCode()).isEqualTo("PLATFORM_JOB_FAILED");

    trial.behaviour = run -> {};
    assertThat(end(submit(NOTHING)).state()).isEqualTo(State.DONE);
  }

  @Test
  void runThatLosesTheDatabaseIsDoneAgain() {
    trial.behaviour =
        run -> {
          if (trial.seen.size() < 3) {
            throw new DataAccessResourceFailureException(
                "gone", new SQLException("terminating connection", "57P01"));
          }
        };

    assertThat(end(submit(NOTHING)).state()).isEqualTo(State.DONE);
    assertThat(trial.seen).hasSize(3);
  }

  @Test
  void runThatAStopInterruptsGoesOnAtTheNextStart() {
    CountDownLatch started = new CountDownLatch(1);
    trial.behaviour =
        run -> {
          started.countDown();
          while (trial.seen.size() < 2) {
            run.checkCancelled();
            Thread.onSpinWait();
          }
        };
    UUID id = submit(NOTHING);
    await(started);

    workers.stop();
    assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(State.QUEUED);

    workers.start();
    assertThat(end(id).state()).isEqualTo(State.DONE);
    assertThat(trial.seen).hasSize(2);
  }

  @Test
  void runOfAKilledProcessGoesOnAtTheNextStart() {
    trial.behaviour = run -> {};
    workers.stop();
    UUID id = submit(NOTHING);
    assertThat(stored.take("trial", clock.instant())).isPresent();
    assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(State.RUNNING);

    workers.start();

    assertThat(end(id).state()).isEqualTo(State.DONE);
  }

  @Test
  void submissionThatIsRolledBackNeverRuns() {
    trial.behaviour = run -> {};

    UUID id =
        transaction.execute(status -> {
          status.setRollbackOnly();
          return submit(NOTHING);
        });

    assertThat(jobs.find(id)).isEmpty();
    assertThat(end(submit(NOTHING)).state()).isEqualTo(State.DONE);
    assertThat(trial.seen).hasSize(1);
  }

  @Test
  void nobodyDoesAnUnknownKind() {
    var failure =
        catchThrowableOfType(
            GuanxiException.class, () -> jobs.submit("no.such", NOTHING, "system"));

    assertThat(failure.code()).isEqualTo(PLATFORM_JOB_UNKNOWN);
    assertThat(jobs.latest("no.such")).isEmpty();
  }

  @Test
  void nightlyJobRunsOnceADayAndNotBeforeItsTime() {
    trial.behaviour = run -> {};

    nightly.submitDue(Instant.parse("2026-03-01T00:00:00Z"));
    nightly.submitDue(Instant.parse("2026-03-01T12:30:00Z"));
    nightly.submitDue(Instant.parse("2026-03-01T14:00:00Z"));
    nightly.submitDue(Instant.parse("2026-03-02T14:00:00Z"));

    waitFor(() -> trial.seen.size() == 2);
    assertThat(trial.seen).containsOnly(Map.of("asked", "nightly"));
    assertThat(jobs.latest("trial").orElseThrow().requestedBy()).isEqualTo("system");
    assertThat(jobs.recent(2)).hasSize(2);
  }

  private UUID submit(Map<String, String> input) {
    return jobs.submit("trial", input, "Ada");
  }

  private Jobs.Status end(UUID id) {
    waitFor(() -> jobs.find(id).orElseThrow().isEnded());
    return jobs.find(id).orElseThrow();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void waitFor(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited 20 s").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @TestConfiguration
  static class Beans {

    @Bean
    Trial trial() {
      return new Trial();
    }

    @Bean
    Nightly nightlyTrial() {
      return new Nightly("trial", LocalTime.NOON, Map.of("asked", "nightly"));
    }
  }

  /** A job that does what the test says. */
  static class Trial implements Job {

    final List<Map<String, String>> seen = new CopyOnWriteArrayList<>();
    volatile Consumer<JobRun> behaviour = run -> {};

    @Override
    public String kind() {
      return "trial";
    }

    @Override
    public void run(JobRun run) {
      seen.add(run.input());
      behaviour.accept(run);
    }
  }
}
