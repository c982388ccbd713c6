package guanxi.intake.tracking;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.TransactionException;

/** Tells a failure that passes by itself from one that lies in what was being worked on. */
final class Outage {

  /** Connection, transaction rolled back for another, no room, operator, system. */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

  private Outage() {}

  /** Whether the same work may succeed later. */
  static boolean is(Exception failed) {
    boolean passing =
        failed instanceof TransactionException || failed instanceof ConcurrencyFailureException;
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException) {
        return true;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return PASSING.contains(sql.getSQLState().substring(0, 2));
      }
    }
    return passing;
  }
}
