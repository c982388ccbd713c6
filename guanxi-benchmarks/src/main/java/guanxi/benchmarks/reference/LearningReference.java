package guanxi.benchmarks.reference;

import guanxi.kernels.churn.ChurnFit;
import guanxi.kernels.churn.ChurnModel;
import guanxi.kernels.experiment.Effect;
import guanxi.kernels.experiment.Interval;
import guanxi.kernels.experiment.SampleRatio;
import guanxi.kernels.experiment.Uplift;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Churn, response and uplift. */
final class LearningReference {

  private LearningReference() {}

  static void run(Ledger ledger) {
    ledger.heading("Churn and response, ten folds (GBDT; the reference used the whole file)");
    var telco =
        new Table("telco/telco_churn_70pct.csv", ',', Set.of("customerID"), "Churn", "Yes", false);
    if (telco.learn() instanceof ChurnFit.Learned l) {
      ledger.atLeast("Telco (70 %), AUC", l.chosen().foldAuc().orElse(0), .8467);
      ledger.atMost("Telco (70 %), Brier", l.quality().brier(), .1344);
      ledger.atMost("Telco (70 %), calibration error", l.quality().calibrationError(), .02);
    }
    var bank = new Table("bank/bank-additional.csv", ';', Set.of("duration"), "y", "yes", false);
    if (bank.learn() instanceof ChurnFit.Learned l) {
      ledger.atLeast("bank (10 %) without duration, AUC", l.chosen().foldAuc().orElse(0), .80);
      ledger.note(
          "  the same over all folds together", "%.5f".formatted(l.quality().auc().orElse(0)));
    }
    uplift(ledger);
  }

  private static void uplift(Ledger ledger) {
    ledger.heading("Uplift, Hillstrom (half of the file): whole-file effects lie in our intervals");
    String file = "hillstrom/hillstrom_even.csv";
    Set<String> outcomes = Set.of("treatment", "conversion", "visit", "spend");
    var table = new Table(file, ',', outcomes, "visit", "1", true);
    List<List<String>> cells = PublicData.csv(file, ',');
    int column = cells.removeFirst().indexOf("treatment");
    for (String mail : List.of("Womens E-Mail", "Mens E-Mail")) {
      List<Integer> people = new ArrayList<>();
      for (int i = 0; i < cells.size(); i++) {
        String group = cells.get(i).get(column);
        if (group.equals(mail) || group.equals("No E-Mail")) {
          people.add(i);
        }
      }
      var rows = new double[people.size()][];
      var treated = new boolean[rows.length];
      var hit = new boolean[rows.length];
      var counts = new long[4];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = table.rows()[people.get(i)];
        treated[i] = cells.get(people.get(i)).get(column).equals(mail);
        hit[i] = table.outcomes[people.get(i)];
        counts[treated[i] ? 0 : 2] += hit[i] ? 1 : 0;
        counts[treated[i] ? 1 : 3]++;
      }
      judge(ledger, mail, counts, Uplift.learn(rows, treated, hit, Uplift.Learner.TWO_MODELS));
    }
  }

  private static void judge(Ledger ledger, String mail, long[] counts, Uplift.Readout readout) {
    double whole = mail.startsWith("W") ? .04523 : .07659;
    Interval effect = Effect.ofShares(counts[0], counts[1], counts[2], counts[3]);
    SampleRatio.Check ratio =
        SampleRatio.check(new long[] {counts[1], counts[3]}, new double[] {1, 1});
    ledger.atLeast(mail + ", p of the group sizes", ratio.pValue(), SampleRatio.ALARM);
    ledger.atMost(mail + ", lower end of the effect", effect.low(), whole);
    ledger.atLeast(mail + ", upper end of the effect", effect.high(), whole);
    ledger.note(
        mail + ", Qini with interval",
        "%.5f [%.5f, %.5f] %s"
            .formatted(
                readout.qini().estimate(),
                readout.qini().low(),
                readout.qini().high(),
                readout.advice()));
  }

  /** Numbers as they are; words as numbers of categories, or as one column for each value. */
  private static final class Table {
    private final List<String> names = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();
    private final List<Integer> categories = new ArrayList<>();
    private final boolean columnsOfValues;
    private final boolean[] outcomes;

    Table(
        String file,
        char separator,
        Set<String> ignored,
        String label,
        String wanted,
        boolean columnsOfValues) {
      this.columnsOfValues = columnsOfValues;
      List<List<String>> body = PublicData.csv(file, separator);
      List<String> header = body.removeFirst();
      outcomes = new boolean[body.size()];
      int outcome = header.indexOf(label);
      for (int row = 0; row < outcomes.length; row++) {
        outcomes[row] = body.get(row).get(outcome).equals(wanted);
      }
      for (int c = 0; c < header.size(); c++) {
        int column = c;
        if (c != outcome && !ignored.contains(header.get(c))) {
          add(header.get(c), body.stream().map(row -> row.get(column)).toList());
        }
      }
    }

    private void add(String name, List<String> cells) {
      if (cells.stream().allMatch(cell -> cell.matches("-?[0-9.]*"))) {
        names.add(name);
        columns.add(
            cells.stream()
                .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                .toArray());
        return;
      }
      List<String> values = List.copyOf(new LinkedHashSet<>(cells));
      if (columnsOfValues) {
        for (String value : values) {
          names.add(name + " = " + value);
          columns.add(cells.stream().mapToDouble(cell -> cell.equals(value) ? 1 : 0).toArray());
        }
        return;
      }
      if (values.size() > 2) {
        categories.add(names.size());
      }
      names.add(name);
      columns.add(cells.stream().mapToDouble(values::indexOf).toArray());
    }

    ChurnFit learn() {
      int[] unordered = categories.stream().mapToInt(Integer::intValue).toArray();
      return ChurnModel.learn(names, rows(), outcomes, unordered);
    }

    double[][] rows() {
      var rows = new double[outcomes.length][columns.size()];
      for (int row = 0; row < rows.length; row++) {
        for (int c = 0; c < rows[row].length; c++) {
          rows[row][c] = columns.get(c)[row];
        }
      }
      return rows;
    }
  }
}
