package guanxi.intake;

import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Takes back all facts that a live source ever sent, window by window. */
@Service
public class LiveWithdrawal {

  private final Withdrawal withdrawal;
  private final JdbcClient database;

  LiveWithdrawal(Withdrawal withdrawal, JdbcClient database) {
    this.withdrawal = withdrawal;
    this.database = database;
  }

  /**
   * Takes them back. What was interrupted is done by doing it again. Nothing may come in from the
   * source meanwhile.
   *
   * @param progress called between steps with how many facts were looked at, and of how many; what
   *     it throws ends the withdrawal there
   */
  public void withdraw(int source, BiConsumer<Long, Long> progress) {
    List<Long> origins =
        database
            .sql("SELECT origin_id FROM intake.live_window WHERE source_id = :source ORDER BY day")
            .param("source", source)
            .query((row, _) -> row.getLong("origin_id"))
            .list();
    for (long origin : origins) {
      withdrawal.withdraw(origin, progress);
      database
          .sql("DELETE FROM intake.live_window WHERE source_id = :source AND origin_id = :origin")
          .param("source", source)
          .param("origin", origin)
          .update();
    }
  }
}
