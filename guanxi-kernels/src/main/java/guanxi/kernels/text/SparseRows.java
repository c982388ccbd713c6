package guanxi.kernels.text;

import java.util.Arrays;
import java.util.List;

/** The texts to learn from, as rows of weighted places, each of length 1. */
final class SparseRows {

  private static final double[] LOGARITHMS = new double[256];

  static {
    for (int count = 1; count < LOGARITHMS.length; count++) {
      LOGARITHMS[count] = 1 + Math.log(count);
    }
  }

  private final int[] starts;
  private int[] places = new int[1 << 16];
  private float[] values = new float[1 << 16];
  private final float[] rarity = new float[1 << CharacterGrams.BITS];

  SparseRows(List<String> texts) {
    starts = new int[texts.size() + 1];
    var grams = new CharacterGrams();
    var documents = new int[1 << CharacterGrams.BITS];
    for (int row = 0; row < texts.size(); row++) {
      grams.count(texts.get(row));
      starts[row + 1] = starts[row] + grams.size();
      while (places.length < starts[row + 1]) {
        places = Arrays.copyOf(places, 2 * places.length);
        values = Arrays.copyOf(values, 2 * values.length);
      }
      for (int i = 0; i < grams.size(); i++) {
        places[starts[row] + i] = grams.place(i);
        values[starts[row] + i] = (float) frequency(grams.count(i));
        documents[grams.place(i)]++;
      }
    }
    for (int place = 0; place < rarity.length; place++) {
      rarity[place] = (float) (Math.log((1.0 + texts.size()) / (1.0 + documents[place])) + 1);
    }
    scale();
  }

  /** 1 + ln count. */
  static double frequency(int count) {
    return count < LOGARITHMS.length ? LOGARITHMS[count] : 1 + Math.log(count);
  }

  private void scale() {
    for (int row = 0; row < size(); row++) {
      double length = 0;
      for (int p = starts[row]; p < starts[row + 1]; p++) {
        values[p] *= rarity[places[p]];
        length += (double) values[p] * values[p];
      }
      float scale = length == 0 ? 0 : (float) (1 / Math.sqrt(length));
      for (int p = starts[row]; p < starts[row + 1]; p++) {
        values[p] *= scale;
      }
    }
  }

  float[] rarity() {
    return rarity;
  }

  int size() {
    return starts.length - 1;
  }

  /** Whether a row has anything in it. */
  boolean isEmpty(int row) {
    return starts[row] == starts[row + 1];
  }

  double dot(int row, float[] weights) {
    double sum = 0;
    for (int p = starts[row]; p < starts[row + 1]; p++) {
      sum += weights[places[p]] * values[p];
    }
    return sum;
  }

  void addTo(float[] weights, int row, double factor) {
    for (int p = starts[row]; p < starts[row + 1]; p++) {
      weights[places[p]] += (float) (factor * values[p]);
    }
  }
}
