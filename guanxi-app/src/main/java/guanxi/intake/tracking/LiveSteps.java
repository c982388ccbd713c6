package guanxi.intake.tracking;

import guanxi.intake.FileImport.Step;
import guanxi.intake.StepTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each step did, by source and day: table {@code intake.live_step}. */
@Repository
class LiveSteps {

  private final JdbcClient database;
  private final Clock clock;

  LiveSteps(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Adds what a batch's steps counted. */
  void add(int source, StepTable counts) {
    List<Step> steps = counts.steps();
    database
        .sql(
            """
            INSERT INTO intake.live_step AS known
            SELECT :source, :day, s.step, s.place, s.taken, s.dropped, s.micros
            FROM unnest(:steps::text[], :taken::bigint[], :dropped::bigint[], :micros::bigint[])
              WITH ORDINALITY AS s (step, taken, dropped, micros, place)
            ON CONFLICT (source_id, day, step) DO UPDATE
            SET taken = known.taken + excluded.taken,
                dropped = known.dropped + excluded.dropped,
                micros = known.micros + excluded.micros
            """)
        .param("source", source)
        .param("day", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("steps", steps.stream().map(Step::step).toArray(String[]::new))
        .param("taken", steps.stream().map(Step::in).toArray(Long[]::new))
        .param(
            "dropped",
            steps.stream()
                .map(step -> step.dropped().values().stream().mapToLong(n -> n).sum())
                .toArray(Long[]::new))
        .param("micros", steps.stream().map(Step::micros).toArray(Long[]::new))
        .update();
  }

  /** What the steps did since a day, in their order. */
  List<LiveDesk.StepCount> since(int source, Instant day) {
    return database
        .sql(
            """
            SELECT step, sum(taken)::bigint AS taken, sum(dropped)::bigint AS dropped,
              sum(micros)::bigint AS micros
            FROM intake.live_step WHERE source_id = :source AND day >= :day
            GROUP BY step ORDER BY min(place), step
            """)
        .param("source", source)
        .param("day", LocalDate.ofInstant(day, ZoneOffset.UTC))
        .query((row, _) ->
            new LiveDesk.StepCount(
                row.getString("step"),
                row.getLong("taken"),
                row.getLong("dropped"),
                Duration.of(row.getLong("micros"), ChronoUnit.MICROS)))
        .list();
  }
}
