package guanxi.files;

import guanxi.files.Question.About;
import guanxi.files.Question.Why;
import guanxi.files.values.DateColumn;
import guanxi.files.values.DateOrder;
import guanxi.files.values.DecimalSign;
import guanxi.files.values.NumberColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a file seems to be: how it is laid out, which format it has, what its columns mean, and what
 * a person should decide.
 *
 * @param plan what {@link RecordReader} needs, with the defaults taken for open questions
 * @param header names of the columns
 * @param sample the first rows, at most twenty, cells at most 300 characters long
 * @param sheets names of all sheets of a workbook, otherwise empty
 */
public record Detection(
    ImportPlan plan,
    List<String> header,
    List<Row> sample,
    List<Question> questions,
    List<String> sheets) {

  private static final int SHOWN_ROWS = 20;
  private static final int SHOWN_CHARS = 300;
  private static final int PROFILED_ROWS = 5000;
  private static final int PROFILED_CELLS = 1_000_000;

  /** Copies the lists. */
  public Detection {
    header = List.copyOf(header);
    sample = List.copyOf(sample);
    questions = List.copyOf(questions);
    sheets = List.copyOf(sheets);
  }

  /**
   * Looks at a file: at its beginning and at samples of the rest, and at all of it where only that
   * tells day from month or point from comma.
   *
   * @throws UnreadableFileException when it cannot be read as a table
   */
  public static Detection of(Path file, Defaults defaults) throws IOException {
    return of(file, LayoutSniffer.sniff(file, "", Limits.DEFAULT), defaults);
  }

  /**
   * Looks at one sheet of a workbook.
   *
   * @throws UnreadableFileException when it cannot be read as a table, or there is no such sheet
   */
  public static Detection ofSheet(Path file, String sheet, Defaults defaults) throws IOException {
    return of(file, LayoutSniffer.sniff(file, sheet, Limits.DEFAULT), defaults);
  }

  /**
   * The same for a layout that is known, such as another delimiter.
   *
   * @throws UnreadableFileException when it cannot be read as a table
   */
  public static Detection of(Path file, Layout layout, Defaults defaults) throws IOException {
    return new Search(file, layout, defaults).detection();
  }

  /**
   * Names the layout and the header: files with the same signature can share a remembered mapping.
   */
  public String signature() {
    String names = header.stream().map(HeaderIndex::normal).reduce("", (a, b) -> a + '\n' + b);
    return HexFormat.of().toHexDigits(Occurrences.hash(plan.layout().kind() + names));
  }

  /** The steps of a detection. */
  private static final class Search {

    private final Path file;
    private final Layout layout;
    private final Defaults defaults;
    private final List<Row> sample = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<String> header;
    private final List<ColumnProfile> profiles = new ArrayList<>();

    Search(Path file, Layout layout, Defaults defaults) throws IOException {
      this.file = file;
      this.layout = layout;
      this.defaults = defaults;
      try (TableFile table = TableFile.open(file, layout)) {
        header = table.header();
        header.forEach(_ -> profiles.add(new ColumnProfile()));
        profile(table);
      }
    }

    private void profile(TableFile table) throws IOException {
      int rows = Math.min(PROFILED_ROWS, PROFILED_CELLS / Math.max(1, header.size()));
      Row row = table.next();
      for (int i = 0; i < Math.max(SHOWN_ROWS, rows) && row != null; i++) {
        if (i < SHOWN_ROWS) {
          sample.add(row.shortened(SHOWN_CHARS));
        }
        for (int column = 0; column < header.size() && row.problem() == null; column++) {
          profiles.get(column).add(row.cell(column));
        }
        row = table.next();
      }
    }

    Detection detection() throws IOException {
      KnownFormat format = Formats.recognise(header);
      ColumnMapping mapping;
      if (format == null) {
        var proposal = new MappingProposal(header, profiles, layout.headerRow() > 0);
        format = proposal.format();
        mapping = proposal.mapping();
        questions.addAll(proposal.questions());
      } else {
        mapping = Formats.mapping(format, header);
      }
      ValueStyle style =
          new ValueStyle(
              dateOrder(mapping),
              decimalSign(mapping),
              defaults.zone(),
              currency(format, mapping),
              defaults.country());
      return new Detection(
          new ImportPlan(layout, format, mapping, style), header, sample, questions, sheets());
    }

    private List<String> sheets() throws IOException {
      if (layout.kind() != Layout.Kind.WORKBOOK) {
        return List.of();
      }
      try (Workbook workbook = Workbook.open(file, Limits.DEFAULT)) {
        return workbook.sheets().stream().map(Workbook.Sheet::name).toList();
      }
    }

    private DateOrder dateOrder(ColumnMapping mapping) throws IOException {
      int column = mapping.index(Role.TIME);
      if (column < 0) {
        return DateOrder.DAY_FIRST;
      }
      DateColumn evidence = profiles.get(column).dateColumn();
      if (evidence.isOpen()) {
        scan(
            column,
            cell -> {
              evidence.add(cell);
              return evidence.isOpen();
            });
      }
      DateOrder decided = evidence.decided();
      if (decided != null) {
        return decided;
      }
      DateOrder likely = evidence.likely();
      if (evidence.isOpen()) {
        ask(About.DATE_ORDER, DateOrder.values(), likely, Why.ROWS_IN_ORDER);
      }
      return likely;
    }

    private DecimalSign decimalSign(ColumnMapping mapping) throws IOException {
      boolean open = false;
      for (Role role : List.of(Role.AMOUNT, Role.UNIT_PRICE, Role.QUANTITY)) {
        int column = mapping.index(role);
        if (column >= 0) {
          NumberColumn evidence = profiles.get(column).numberColumn();
          if (evidence.isOpen()) {
            scan(
                column,
                cell -> {
                  evidence.add(cell);
                  return evidence.isOpen();
                });
          }
          DecimalSign decided = evidence.decided();
          if (decided != null) {
            return decided;
          }
          open |= evidence.isOpen();
        }
      }
      if (open) {
        ask(About.DECIMAL_SIGN, DecimalSign.values(), DecimalSign.POINT, Why.COMMONER);
      }
      return DecimalSign.POINT;
    }

    /** Reads on until somebody objects, in the worst case to the end of the file. */
    private void scan(int column, Predicate<String> undecided) throws IOException {
      try (TableFile table = TableFile.open(file, layout)) {
        for (Row row = table.next(); row != null; row = table.next()) {
          if (row.problem() == null && !undecided.test(row.cell(column).strip())) {
            return;
          }
        }
      }
    }

    private String currency(KnownFormat format, ColumnMapping mapping) {
      if (format == KnownFormat.ONLINE_RETAIL) {
        return "GBP";
      }
      if (format.name().startsWith("OLIST_")) {
        return "BRL";
      }
      int amount = Math.max(mapping.index(Role.AMOUNT), mapping.index(Role.UNIT_PRICE));
      boolean said = mapping.has(Role.CURRENCY) || amount < 0 || profiles.get(amount).hasCurrency();
      if (!said) {
        questions.add(
            new Question(
                About.CURRENCY,
                List.of(defaults.currency()),
                defaults.currency(),
                Why.SHOP_DEFAULT));
      }
      return defaults.currency();
    }

    private void ask(About about, Enum<?>[] options, Enum<?> taken, Why why) {
      questions.add(
          new Question(about, Arrays.stream(options).map(Enum::name).toList(), taken.name(), why));
    }
  }
}
