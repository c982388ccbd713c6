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
    return dot(row, values, weights);
  }

  /** With values of one's own in the place of the rows', as {@link #scaled} gives them. */
  double dot(int row, float[] own, float[] weights) {
    double sum = 0;
    for (int p = starts[row]; p < starts[row + 1]; p++) {
      sum += weights[places[p]] * own[p];
    }
    return sum;
  }

  void addTo(float[] weights, int row, float[] own, double factor) {
    for (int p = starts[row]; p < starts[row + 1]; p++) {
      weights[places[p]] += (float) (factor * own[p]);
    }
  }

  /** The values with each place multiplied by a factor. */
  float[] scaled(float[] factors) {
    var scaled = new float[starts[size()]];
    for (int p = 0; p < scaled.length; p++) {
      scaled[p] = values[p] * factors[places[p]];
    }
    return scaled;
  }

  /** The squared length of each row with these values. */
  double[] squares(float[] own) {
    var squares = new double[size()];
    for (int row = 0; row < squares.length; row++) {
      for (int p = starts[row]; p < starts[row + 1]; p++) {
        squares[row] += (double) own[p] * own[p];
      }
    }
    return squares;
  }

  /**
   * How well each place tells rows of sign 1 from those of sign −1.
   *
   * @param telling β of {@link LinearMachine}
   */
  float[] ratios(byte[] signs, double telling) {
    var ratios = new float[1 << CharacterGrams.BITS];
    if (telling == 0) {
      Arrays.fill(ratios, 1);
      return ratios;
    }
    var with = new int[2][1 << CharacterGrams.BITS];
    var texts = new int[2];
    for (int row = 0; row < signs.length; row++) {
      if (signs[row] != 0) {
        int side = signs[row] > 0 ? 1 : 0;
        texts[side]++;
        for (int p = starts[row]; p < starts[row + 1]; p++) {
          with[side][places[p]]++;
        }
      }
    }
    for (int place = 0; place < ratios.length; place++) {
      boolean seen = with[0][place] + with[1][place] > 0;
      double wanted = (with[1][place] + 1.0) / (texts[1] + 2.0);
      double others = (with[0][place] + 1.0) / (texts[0] + 2.0);
      double ratio = seen ? Math.abs(Math.log(wanted / others)) : 0;
      ratios[place] = (float) (1 - telling + telling * ratio);
    }
    return ratios;
  }
}
