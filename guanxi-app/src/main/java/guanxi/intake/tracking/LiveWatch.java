package guanxi.intake.tracking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * The newest events of the sources that somebody watches just now. Costs nothing while nobody does.
 */
@Component
public class LiveWatch {

  /** How many events are kept for showing. */
  static final int KEPT = 200;

  private static final long WATCHED_NANOS = TimeUnit.SECONDS.toNanos(90);

  private final Map<Integer, Watched> watched = new ConcurrentHashMap<>();

  /** A watch that somebody keeps on a source; {@link #close} ends it. */
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /** The newest events of a source, the newest first. Looking is watching for a while. */
  public List<Passed> recent(int source) {
    return at(source).recent();
  }

  /** Rings whenever events of a source have passed. */
  public Watch listen(int source, Runnable bell) {
    Watched found = at(source);
    found.bells.add(bell);
    return () -> found.bells.remove(bell);
  }

  boolean isWatched(int source) {
    Watched found = watched.get(source);
    if (found == null) {
      return false;
    }
    if (found.bells.isEmpty() && System.nanoTime() - found.looked > WATCHED_NANOS) {
      watched.remove(source, found);
      return false;
    }
    return true;
  }

  void passed(int source, List<Passed> events) {
    Watched found = watched.get(source);
    if (found != null && !events.isEmpty()) {
      found.add(events);
      found.bells.forEach(Runnable::run);
    }
  }

  private Watched at(int source) {
    Watched found = watched.computeIfAbsent(source, _ -> new Watched());
    found.looked = System.nanoTime();
    return found;
  }

  /** One source's newest events and who wants to know. */
  private static final class Watched {
    private final Deque<Passed> events = new ArrayDeque<>();
    private final List<Runnable> bells = new CopyOnWriteArrayList<>();
    private volatile long looked;

    synchronized void add(List<Passed> more) {
      for (Passed event : more) {
        events.addFirst(event);
        if (events.size() > KEPT) {
          events.removeLast();
        }
      }
    }

    synchronized List<Passed> recent() {
      return new ArrayList<>(events);
    }
  }
}
