package guanxi.intake.tracking;

import guanxi.intake.FactBatch;
import guanxi.intake.FactLog;
import guanxi.intake.Origin;
import guanxi.intake.Pipeline;
import guanxi.intake.Shops;
import guanxi.intake.StepTable;
import guanxi.intake.tracking.LandedReader.Waiting;
import guanxi.platform.JobCancelled;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes facts of what has landed, one stream after the other. The stream's position advances in the
 * transaction that stores the facts and everything derived from them, so an event has its effect
 * once, whenever the process dies.
 *
 * <p>When a step fails over a batch the batch is halved until the one event is found; that is set
 * aside with its reason, and the rest goes on.
 */
@Component
class Promoter {

  private static final Logger LOG = LoggerFactory.getLogger(Promoter.class);

  private static final int LONGEST_REASON = 500;

  private final LandingLog log;
  private final Crowd crowd;
  private final StoredLanding landing;
  private final SetAside aside;
  private final BatchBooks books;
  private final Pipeline pipeline;
  private final Shops shops;
  private final EventFacts facts;
  private final TransactionTemplate transaction;

  Promoter(
      LandingLog log,
      Crowd crowd,
      StoredLanding landing,
      SetAside aside,
      BatchBooks books,
      Pipeline pipeline,
      Shops shops,
      EventFacts facts,
      TransactionTemplate transaction) {
    this.log = log;
    this.crowd = crowd;
    this.landing = landing;
    this.aside = aside;
    this.books = books;
    this.pipeline = pipeline;
    this.shops = shops;
    this.facts = facts;
    this.transaction = transaction;
  }

  /**
   * Promotes the next batch of a stream.
   *
   * @return whether there was something
   */
  boolean promote(Stream stream) {
    long after = landing.progress(stream);
    List<Waiting> waiting = log.next(stream, after);
    if (waiting.isEmpty()) {
      return false;
    }
    crowd.giveWay(waiting.getFirst().receivedAt());
    String name = shops.name(stream.source());
    Origin origin =
        Objects.requireNonNull(
            transaction.execute(
                _ -> landing.origin(stream.source(), name, waiting.getFirst().receivedAt())));
    Batch batch = new Batch(stream, origin, waiting);
    try {
      batch.run(after, Long.MAX_VALUE);
    } catch (RuntimeException failed) {
      if (isPassing(failed)) {
        throw failed;
      }
      LOG.warn("a step failed; looking for the event", failed);
      batch.runSlowly(landing.progress(stream));
    }
    return true;
  }

  private static boolean isPassing(RuntimeException failed) {
    return failed instanceof JobCancelled || Outage.is(failed);
  }

  /** Requests of a stream that are being promoted. */
  private final class Batch {

    private final Stream stream;
    private final Origin origin;
    private final List<Waiting> waiting;

    Batch(Stream stream, Origin origin, List<Waiting> waiting) {
      this.stream = stream;
      this.origin = origin;
      this.waiting = waiting;
    }

    /** Promotes so many events after a row and says how many there were. */
    long run(long after, long most) {
      LandedReader reader =
          books.open(new LandedReader(origin.sourceName(), waiting, facts, after, most), stream);
      pipeline.run(reader, after, origin, new Ledger(reader, after));
      return reader.done();
    }

    /** Halves what fails and doubles what does not, until all is promoted or set aside. */
    void runSlowly(long begin) {
      long after = begin;
      long most = 1024;
      while (after < last()) {
        try {
          run(after, most);
          most = Math.min(1024, most * 2);
        } catch (RuntimeException failed) {
          if (isPassing(failed)) {
            throw failed;
          }
          if (most == 1) {
            setAside(after, failed);
          }
          most = Math.max(1, most / 2);
        }
        after = landing.progress(stream);
      }
    }

    private long last() {
      Waiting request = waiting.getLast();
      return request.position() * LandedReader.PLACES + places(request) - 1;
    }

    private void setAside(long after, RuntimeException failed) {
      for (Waiting request : waiting) {
        long first = request.position() * LandedReader.PLACES;
        if (first + places(request) - 1 > after) {
          long row = Math.max(first, after + 1);
          byte[] body =
              Events.of(request.call(), request.body())
                  .alone((int) (row - first), request.call(), request.visitor(), row);
          String reason = String.valueOf(failed.getMessage());
          transaction.executeWithoutResult(_ -> {
            aside.poison(
                stream.source(),
                row,
                request.receivedAt(),
                reason.substring(0, Math.min(reason.length(), LONGEST_REASON)),
                body);
            landing.advance(stream, after, row);
          });
          LOG.warn("set aside event {} of source {}", row, stream.source(), failed);
          return;
        }
      }
    }

    private static int places(Waiting request) {
      return Events.of(request.call(), request.body()).events().size();
    }

    /** Advances the position with every batch and keeps what was left out. */
    private final class Ledger implements Pipeline.Ledger {

      private final LandedReader reader;
      private long before;
      private long entered;
      private List<Passed> passed = List.of();

      Ledger(LandedReader reader, long before) {
        this.reader = reader;
        this.before = before;
      }

      @Override
      public void enter(FactBatch batch, FactLog.Outcomes outcomes, StepTable counts) {
        entered = batch.lastRow();
        landing.advance(stream, before, entered);
        passed = books.enter(stream.source(), reader, before, entered, counts);
      }

      @Override
      public void committed() {
        before = Math.max(before, entered);
        books.announce(stream.source(), passed);
        passed = List.of();
      }
    }
  }
}
