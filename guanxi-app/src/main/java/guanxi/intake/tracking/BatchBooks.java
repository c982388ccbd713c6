package guanxi.intake.tracking;

import guanxi.intake.StepTable;
import guanxi.intake.tracking.LandedReader.Left;
import java.util.List;
import java.util.NavigableMap;
import org.springframework.stereotype.Component;

/** What is written down of a batch beside its facts: what was left out, what the steps did. */
@Component
class BatchBooks {

  private final SetAside aside;
  private final LiveSteps steps;
  private final LiveWatch watch;
  private final WatchedBatch watched;

  BatchBooks(SetAside aside, LiveSteps steps, LiveWatch watch, WatchedBatch watched) {
    this.aside = aside;
    this.steps = steps;
    this.watch = watch;
    this.watched = watched;
  }

  /** Lets the reader remember what somebody watches. */
  LandedReader open(LandedReader reader, Stream stream) {
    return watch.isWatched(stream.source()) ? reader.watched() : reader;
  }

  /** Writes down a batch, within its transaction; gives what is watched of it. */
  List<Passed> enter(int source, LandedReader reader, long after, long upTo, StepTable counts) {
    NavigableMap<Long, Left> left = reader.left(after, upTo);
    aside.leave(source, left);
    steps.add(source, counts);
    return watch.isWatched(source)
        ? watched.look(source, reader.told(after, upTo), left)
        : List.of();
  }

  /** Shows what is watched of a batch, once it is committed. */
  void announce(int source, List<Passed> passed) {
    watch.passed(source, passed);
  }
}
