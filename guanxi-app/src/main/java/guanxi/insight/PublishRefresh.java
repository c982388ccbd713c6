package guanxi.insight;

import static guanxi.insight.InsightError.REFRESH_BROKEN_OFF;

import guanxi.insight.Highlights.Refresh;
import guanxi.insight.ModelCard.Kind;
import guanxi.kernels.lifetime.SpendFit;
import guanxi.shared.GuanxiException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts a finished refresh in use: tables, sums, moves and model cards in one transaction. */
@Component
class PublishRefresh {

  private static final int ATTEMPTS = 30;

  private final CustomerScoreTable table;
  private final ScoreCopy copy;
  private final JdbcClient database;
  private final StoredRefreshes refreshes;
  private final ModelCards cards;
  private final ValueBook book;
  private final StoredSegments segments;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  PublishRefresh(
      CustomerScoreTable table,
      ScoreCopy copy,
      JdbcClient database,
      StoredRefreshes refreshes,
      ModelCards cards,
      ValueBook book,
      StoredSegments segments,
      TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    this.table = table;
    this.copy = copy;
    this.database = database;
    this.refreshes = refreshes;
    this.cards = cards;
    this.book = book;
    this.segments = segments;
    this.transaction = transaction;
    this.events = events;
  }

  /** A long export may hold the old table, so the swap is tried for about a minute. */
  void publish(RefreshResult result, Instant now, Phases phases) {
    for (int attempt = 1; ; attempt++) {
      try {
        Map<String, Long> millis = phases.end();
        transaction.executeWithoutResult(_ -> store(result, now, millis));
        return;
      } catch (DataAccessException refused) {
        if (!isHeld(refused)) {
          throw refused;
        }
        if (attempt == ATTEMPTS) {
          throw new GuanxiException(REFRESH_BROKEN_OFF, "the old scores stay in use", refused);
        }
        phases.begin("swap");
      }
    }
  }

  /** Whether somebody read the old table for too long: 55P03, which Spring has no class for. */
  private static boolean isHeld(DataAccessException refused) {
    return refused.getMostSpecificCause() instanceof SQLException cause
        && "55P03".equals(cause.getSQLState());
  }

  private void store(RefreshResult result, Instant now, Map<String, Long> millis) {
    StandingRows rows = result.rows();
    long refresh =
        refreshes.add(
            new Refresh(
                0,
                now,
                result.asOf(),
                rows.customers(),
                rows.buyers(),
                rows.orders(),
                result.method()),
            millis);
    rows.currencies()
        .forEach((currency, sums) ->
            refreshes.addCurrency(refresh, currency, sums.buyers, sums.money365, sums.atRisk));
    MakeCards make = new MakeCards(result.models(), result.rhythm(), result.isDataOld());
    cards.add(refresh, Kind.PURCHASES, "", now, make.purchases(result.test().orElse(null)));
    for (Map.Entry<String, SpendFit> fit : result.models().spending().entrySet()) {
      cards.add(refresh, Kind.SPENDING, fit.getKey(), now, make.spending(fit.getValue()));
    }
    refreshes.addStageChanges(refresh);
    refreshes.addStageSteps(refresh, result.asOf());
    book.sumUpNext();
    segments.add(refresh, rows.segments());
    refreshes.forgetOldOnes();
    database.sql("SET LOCAL lock_timeout = '2s'").update();
    table.swap();
    copy.swapCurrencies();
    events.publishEvent(new ScoresRefreshed(refresh, now));
  }
}
