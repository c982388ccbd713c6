package guanxi.platform.health;

import guanxi.platform.HomeFolder;
import guanxi.platform.health.Readiness.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /livez}: the process answers; {@code /readyz}: it can serve, and if not (503), why not.
 * Neither tells a stranger more than that.
 */
@RestController
class HealthAnswers {

  private static final int DATABASE_SECONDS = 2;

  /** Below this PostgreSQL may stop in the middle of a write. */
  private static final long LEAST_FREE_BYTES = 256L << 20;

  private final DataSource database;
  private final HomeFolder home;
  private final ApplicationAvailability availability;

  HealthAnswers(DataSource database, HomeFolder home, ApplicationAvailability availability) {
    this.database = database;
    this.home = home;
    this.availability = availability;
  }

  @GetMapping("/livez")
  ResponseEntity<Map<String, Boolean>> alive() {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("alive", true));
  }

  @GetMapping("/readyz")
  ResponseEntity<Readiness> ready() {
    Readiness readiness = Readiness.of(List.of(started(), databaseAnswers(), diskHasRoom()));
    return ResponseEntity.status(readiness.ready() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .cacheControl(CacheControl.noStore())
        .body(readiness);
  }

  private Check started() {
    return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
        ? Check.ok("started")
        : Check.failed("started", "starting or stopping");
  }

  private Check databaseAnswers() {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(DATABASE_SECONDS)
          ? Check.ok("database")
          : Check.failed("database", "no answer within " + DATABASE_SECONDS + " s");
    } catch (SQLException _) {
      return Check.failed("database", "no connection");
    }
  }

  private Check diskHasRoom() {
    try {
      long free = Files.getFileStore(home.root()).getUsableSpace();
      return free >= LEAST_FREE_BYTES
          ? Check.ok("disk")
          : Check.failed("disk", "%d MB free".formatted(free >> 20));
    } catch (IOException _) {
      return Check.failed("disk", "free space unknown");
    }
  }
}
