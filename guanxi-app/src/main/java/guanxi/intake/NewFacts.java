package guanxi.intake;

import guanxi.intake.FactBatch.Told;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is new in a batch: which of its facts the log does not know yet, and the version that each
 * of them is of its thing.
 */
final class NewFacts {

  private final FactBatch batch;
  private final int[] versions;

  private NewFacts(FactBatch batch, int[] versions) {
    this.batch = batch;
    this.versions = versions;
  }

  /** The newest version of a thing that is known. */
  record Known(int version, long contentHash) {

    private static final Known NOTHING = new Known(0, 0);

    private boolean isNewer(Known other) {
      return version > other.version;
    }
  }

  /** Compares each fact with the version before it, known or earlier in the batch. */
  static NewFacts compare(FactBatch batch, Map<UUID, Known> known) {
    Map<UUID, Known> newest = new HashMap<>(known);
    int[] versions = new int[batch.told().size()];
    for (int i = 0; i < versions.length; i++) {
      Told told = batch.told().get(i);
      Known before = newest.getOrDefault(told.key(), Known.NOTHING);
      if (before.version() == 0 || before.contentHash() != told.contentHash()) {
        versions[i] = before.version() + 1;
        newest.put(told.key(), new Known(versions[i], told.contentHash()));
      }
    }
    return new NewFacts(batch, versions);
  }

  /** Keeps, of the same thing, the one with the higher version. */
  static void merge(Map<UUID, Known> known, UUID key, Known more) {
    known.merge(key, more, (one, other) -> one.isNewer(other) ? one : other);
  }

  /** The facts whose versions the log has told; 0 for those it did not. */
  static NewFacts of(FactBatch batch, int[] versions) {
    return new NewFacts(batch, Arrays.copyOf(versions, batch.told().size()));
  }

  FactBatch batch() {
    return batch;
  }

  /** How many facts are new. */
  int count() {
    int count = 0;
    for (int version : versions) {
      count += version > 0 ? 1 : 0;
    }
    return count;
  }

  /** Calls with every new fact, in their order. */
  void forEach(Taker taker) {
    List<Told> told = batch.told();
    for (int i = 0; i < versions.length; i++) {
      if (versions[i] > 0) {
        taker.take(i, told.get(i), versions[i]);
      }
    }
  }

  /** Takes a fact by its place in the batch. */
  interface Taker {
    void take(int sequence, Told told, int version);
  }

  /** How many rows of the batch told something new, something changed, nothing new. */
  FactLog.Outcomes outcomes() {
    List<Told> told = batch.told();
    long created = 0;
    long updated = 0;
    long unchanged = 0;
    int next;
    for (int i = 0; i < versions.length; i = next) {
      boolean onlyFirst = true;
      boolean anything = false;
      for (next = i; next < versions.length && told.get(next).row() == told.get(i).row(); next++) {
        onlyFirst &= versions[next] == 1;
        anything |= versions[next] > 0;
      }
      created += onlyFirst ? 1 : 0;
      updated += anything && !onlyFirst ? 1 : 0;
      unchanged += anything ? 0 : 1;
    }
    return new FactLog.Outcomes(created, updated, unchanged, count());
  }
}
