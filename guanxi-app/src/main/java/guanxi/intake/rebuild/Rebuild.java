package guanxi.intake.rebuild;

import guanxi.customer.Identities;
import guanxi.intake.IntakeError;
import guanxi.intake.Replay;
import guanxi.platform.Shadow;
import guanxi.shared.GuanxiException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes everything that is derived from facts anew from the log, in tables beside the live ones,
 * while intake goes on. What came in meanwhile is taken along in rounds; only for the last of them,
 * the comparison and the swap does intake wait. Where the hashes are equal nothing is swapped.
 */
@Service
public class Rebuild {

  /** So few facts are taken along while intake waits. */
  private static final long FEW = 5_000;

  private static final int ROUNDS = 20;

  private final Replay replay;
  private final ShadowTables tables;
  private final Identities identities;
  private final TransactionTemplate transaction;
  private final DataSource pool;

  Rebuild(
      Replay replay,
      ShadowTables tables,
      Identities identities,
      TransactionTemplate transaction,
      DataSource pool) {
    this.replay = replay;
    this.tables = tables;
    this.identities = identities;
    this.transaction = transaction;
    this.pool = pool;
  }

  /** A table's rows: how many, and a hash of all. */
  public record Fingerprint(long rows, String hash) {}

  /**
   * What was found of a table.
   *
   * @param swapped whether the rebuilt rows took the place of the live ones
   */
  public record Compared(String table, Fingerprint live, Fingerprint rebuilt, boolean swapped) {

    /** Whether both hold the same rows. */
    public boolean isEqual() {
      return live.equals(rebuilt);
    }
  }

  /** What a rebuild did: how many facts it took, and what it found of each table. */
  public record Report(long facts, List<Compared> tables) {

    /** Copies the list. */
    public Report {
      tables = List.copyOf(tables);
    }
  }

  /** Is told how far the work is. */
  public interface Watcher {

    /** So many facts of so many are taken; may throw to stop. */
    void taken(long done, long total);
  }

  /**
   * Rebuilds all and swaps what differs.
   *
   * @param module the only one whose tables are compared and swapped, or empty for all
   * @throws GuanxiException with {@code REBUILD_INCOMPLETE} when facts of the log could not be read
   *     again; then everything stays as it was
   */
  public Report run(String module, Watcher watcher) {
    List<String> modules = replay.modules();
    if (!module.isEmpty() && !modules.contains(module)) {
      throw new GuanxiException(
          IntakeError.REBUILD_MODULE_UNKNOWN, module + "; known are " + String.join(", ", modules));
    }
    List<String> all = tables.of(modules, identities.keptTables());
    List<String> names = new ArrayList<>(all);
    names.add("customer.graph");
    Shadow shadow = new Shadow(names);
    Set<UUID> apart = new HashSet<>(decided());
    tables.make(all);
    try {
      long taken = 0;
      long last = 0;
      long end = replay.end();
      for (int round = 0; round < ROUNDS && replay.facts(last, end) > FEW; round++) {
        taken += take(shadow, last, end, watcher);
        last = end;
        end = replay.end();
      }
      try (Connection gate = pool.getConnection()) {
        return finish(gate, shadow, all, module, new Taken(taken, last, apart), watcher);
      } catch (SQLException broken) {
        throw new IllegalStateException("the database refused the gate of intake", broken);
      }
    } finally {
      tables.drop();
    }
  }

  /** What was taken while intake went on. */
  private record Taken(long facts, long last, Set<UUID> apart) {}

  private Report finish(
      Connection gate,
      Shadow shadow,
      List<String> all,
      String module,
      Taken before,
      Watcher watcher)
      throws SQLException {
    Statement door = gate.createStatement();
    try {
      door.execute("SELECT pg_advisory_lock(hashtext('intake.withdrawal'))");
      door.execute("SELECT pg_advisory_lock(hashtext('intake.fact'))");
      door.execute("SELECT pg_advisory_lock(hashtext('customer.graph'))");
      long end = replay.end();
      long taken = before.facts() + take(shadow, before.last(), end, watcher);
      if (taken != replay.facts(0, end)) {
        throw new GuanxiException(
            IntakeError.REBUILD_INCOMPLETE,
            "%d facts of %d in the log".formatted(taken, replay.facts(0, end)));
      }
      Set<UUID> apart = new HashSet<>(before.apart());
      apart.addAll(decided());
      shadow.within(() -> transaction.executeWithoutResult(_ -> identities.reconsider(apart)));
      return compare(all, module, taken);
    } finally {
      door.execute("SELECT pg_advisory_unlock_all()");
      JdbcUtils.closeStatement(door);
    }
  }

  private Report compare(List<String> all, String module, long taken) {
    List<Compared> compared = new ArrayList<>();
    List<String> differing = new ArrayList<>();
    for (String table : all) {
      Fingerprint live = tables.fingerprint(table);
      Fingerprint rebuilt = tables.fingerprint(Shadow.table(table));
      boolean wanted = module.isEmpty() || table.startsWith(module + ".");
      boolean swapped = wanted && !live.equals(rebuilt);
      if (swapped) {
        differing.add(table);
      }
      compared.add(new Compared(table, live, rebuilt, swapped));
    }
    if (!differing.isEmpty()) {
      tables.swap(differing);
    }
    return new Report(taken, compared);
  }

  private long take(Shadow shadow, long after, long upTo, Watcher watcher) {
    long total = replay.facts(after, upTo);
    long[] done = {0};
    for (long origin : replay.origins(after, upTo)) {
      shadow.within(() -> done[0] += replay.replay(origin, after, upTo));
      watcher.taken(done[0], total);
    }
    return done[0];
  }

  private Set<UUID> decided() {
    Set<UUID> apart = transaction.execute(_ -> identities.decidedByStaff());
    return apart == null ? Set.of() : apart;
  }
}
