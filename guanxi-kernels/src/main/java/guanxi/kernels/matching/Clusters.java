package guanxi.kernels.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Joins records into people, strongest pair first.
 *
 * <p>Two clusters are joined over a pair only when the other pairs between them do not speak
 * against it: that cuts weak bridges, where one careless record would pull two people together.
 * Clusters with different verified values are never joined, nor do clusters grow beyond a limit.
 */
final class Clusters {

  /** A pair above the threshold. */
  record Edge(int a, int b, double weight) {}

  /** Judges a pair that was no candidate: evidence in natural logarithms, without the prior. */
  @FunctionalInterface
  interface Evidence {
    double of(int a, int b);
  }

  /** How much heavier the mean of the other pairs' objections weighs than the bridge itself. */
  private static final double OBJECTION = 2;

  private static final int MOST_PAIRS_ASKED = 60;

  private final int[] parent;
  private final List<int[]> members = new ArrayList<>();
  private final int maxSize;
  private final List<Column> verified;
  private final Evidence evidence;

  Clusters(int size, int maxSize, List<Column> verified, Evidence evidence) {
    this.parent = new int[size];
    this.maxSize = maxSize;
    this.verified = verified;
    this.evidence = evidence;
    for (int row = 0; row < size; row++) {
      parent[row] = row;
      members.add(new int[] {row});
    }
  }

  /** The cluster of each record, numbered by their first record from 0. */
  int[] join(List<Edge> edges) {
    List<Edge> order = new ArrayList<>(edges);
    order.sort(
        Comparator.comparingDouble(Edge::weight)
            .reversed()
            .thenComparingInt(Edge::a)
            .thenComparingInt(Edge::b));
    for (Edge edge : order) {
      consider(edge);
    }
    var number = new int[parent.length];
    Arrays.fill(number, -1);
    var clusters = new int[parent.length];
    int next = 0;
    for (int row = 0; row < parent.length; row++) {
      int root = root(row);
      if (number[root] < 0) {
        number[root] = next++;
      }
      clusters[row] = number[root];
    }
    return clusters;
  }

  private void consider(Edge edge) {
    int left = root(edge.a());
    int right = root(edge.b());
    if (left == right) {
      return;
    }
    int[] first = members.get(left);
    int[] second = members.get(right);
    if (first.length + second.length > maxSize
        || verifiedDiffer(first, second)
        || !holds(edge, first, second)) {
      return;
    }
    int[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    parent[right] = left;
    members.set(left, all);
    members.set(right, new int[0]);
  }

  private boolean verifiedDiffer(int[] first, int[] second) {
    for (Column column : verified) {
      for (int a : first) {
        for (int b : second) {
          if (column.code(a) != column.code(b)
              && Verified.differ(column.role(), column.value(a), column.value(b))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether the bridge bears: its weight outweighs what the other pairs say against it. */
  private boolean holds(Edge edge, int[] first, int[] second) {
    int pairs = first.length * second.length;
    if (pairs == 1) {
      return true;
    }
    int step = Math.max(1, pairs / MOST_PAIRS_ASKED);
    double against = 0;
    int asked = 0;
    for (int i = 0; i < pairs; i += step) {
      int a = first[i % first.length];
      int b = second[i / first.length];
      boolean bridge = (a == edge.a() && b == edge.b()) || (a == edge.b() && b == edge.a());
      if (!bridge) {
        against += Math.min(0, evidence.of(a, b));
        asked++;
      }
    }
    return asked == 0 || edge.weight() + OBJECTION * against / asked > 0;
  }

  private int root(int row) {
    int root = row;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }
}
