package guanxi.intake.tracking;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A connection that writes into the landing, one transaction after the other. It holds a lock on
 * its number while it lives, also over the death of its process: nobody writes under a number while
 * an older transaction of that number may still come to light.
 */
final class Lane implements AutoCloseable {

  private static final int LOCK_SPACE = 0x6C616E65;
  private static final int LANES = 256;

  private final DataSource dataSource;
  private final LandingRows rows = new LandingRows();
  private @Nullable Connection connection;
  private int number = -1;

  Lane(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Writes the requests and commits them.
   *
   * @return the number under which they were written
   */
  int write(int slot, List<Landed> requests) throws SQLException {
    Connection open = open();
    try {
      rows.begin();
      requests.forEach(request -> rows.add(slot, number, request));
      rows.end();
      CopyIn copy = open.unwrap(PGConnection.class).getCopyAPI().copyIn(LandingRows.COPY);
      copy.writeToCopy(rows.bytes(), 0, rows.length());
      copy.endCopy();
      return number;
    } catch (SQLException failed) {
      close();
      throw failed;
    }
  }

  @Override
  public void close() {
    Connection held = connection;
    connection = null;
    number = -1;
    if (held != null) {
      release(held);
    }
  }

  private Connection open() throws SQLException {
    Connection held = connection;
    if (held != null) {
      return held;
    }
    Connection fresh = dataSource.getConnection();
    try {
      fresh.setAutoCommit(true);
      number = lock(fresh);
    } catch (SQLException failed) {
      release(fresh);
      throw failed;
    }
    connection = fresh;
    return fresh;
  }

  private static int lock(Connection fresh) throws SQLException {
    try (PreparedStatement lock = fresh.prepareStatement("SELECT pg_try_advisory_lock(?, ?)")) {
      for (int lane = 0; lane < LANES; lane++) {
        lock.setInt(1, LOCK_SPACE);
        lock.setInt(2, lane);
        try (ResultSet answer = lock.executeQuery()) {
          if (answer.next() && answer.getBoolean(1)) {
            return lane;
          }
        }
      }
    }
    throw new SQLException("all %d lanes are taken".formatted(LANES));
  }

  /** The lock goes with the connection to the server, so that one is given up. */
  private static void release(Connection held) {
    try (held) {
      held.abort(Runnable::run);
    } catch (SQLException _) {
      // it is broken already
    }
  }
}
