package guanxi.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A table in a file, read row by row from the first to the last; not for several threads.
 *
 * <p>Memory stays bounded whatever the file holds. Damaged rows come with a {@link Row#problem()}
 * and reading goes on; only a file that cannot be read at all raises {@link
 * UnreadableFileException}.
 */
public final class TableFile implements AutoCloseable {

  /** As many as Excel has. */
  static final int MOST_COLUMNS = 16_384;

  private final RowSource rows;
  private final LongSupplier progress;
  private final long bytesTotal;
  private final List<String> header;
  private @Nullable Row ahead;

  private TableFile(RowSource rows, LongSupplier progress, long bytesTotal, Layout layout)
      throws IOException {
    this.rows = rows;
    this.progress = progress;
    this.bytesTotal = bytesTotal;
    header = readHeader(layout.headerRow());
  }

  /** Opens a file with this layout and the {@linkplain Limits#DEFAULT default limits}. */
  public static TableFile open(Path file, Layout layout) throws IOException {
    return open(file, layout, Limits.DEFAULT);
  }

  /**
   * Opens a file with this layout.
   *
   * @throws UnreadableFileException when the file as a whole is not readable
   */
  public static TableFile open(Path file, Layout layout, Limits limits) throws IOException {
    if (layout.kind() == Layout.Kind.WORKBOOK) {
      return openWorkbook(file, layout, limits);
    }
    var counter = new CountingInput(Files.newInputStream(file));
    try {
      return new TableFile(
          rows(file, layout, limits, counter), counter::count, Files.size(file), layout);
    } catch (IOException | RuntimeException e) {
      counter.close();
      throw e;
    }
  }

  private static TableFile openWorkbook(Path file, Layout layout, Limits limits)
      throws IOException {
    Workbook workbook = Workbook.open(file, limits);
    try {
      WorkbookRows rows = WorkbookRows.open(workbook, layout.sheet());
      long size = Files.size(file);
      return new TableFile(rows, () -> Math.round(rows.share() * size), size, layout);
    } catch (IOException | RuntimeException e) {
      workbook.close();
      throw e;
    }
  }

  private static RowSource rows(Path file, Layout layout, Limits limits, CountingInput counter)
      throws IOException {
    var text = new TextSource(FileContent.text(file, limits, counter), layout.encoding());
    return switch (layout.kind()) {
      case DELIMITED -> new DelimitedRows(text, layout.delimiter(), limits);
      case BLANKS -> new BlankRows(text, limits);
      case WORKBOOK -> throw new IllegalStateException("a workbook is no text");
    };
  }

  /** Names of the columns; without a header row {@code c1}, {@code c2} and so on. */
  public List<String> header() {
    return header;
  }

  /** The next row that is not blank, or null at the end. */
  public @Nullable Row next() throws IOException {
    Row row = ahead;
    ahead = null;
    while (row == null) {
      row = rows.next();
      if (row == null) {
        return null;
      }
      if (row.isBlank() && row.problem() == null) {
        row = null;
      }
    }
    return checked(row);
  }

  /** How many bytes of the file were read so far, for showing progress; safe from any thread. */
  public long bytesRead() {
    return progress.getAsLong();
  }

  /** Size of the file in bytes. */
  public long bytesTotal() {
    return bytesTotal;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  private List<String> readHeader(int headerRow) throws IOException {
    Row row = rows.next();
    while (row != null && row.number() < headerRow) {
      row = rows.next();
    }
    if (row != null && row.size() > MOST_COLUMNS) {
      throw new UnreadableFileException(FileProblem.NOT_A_TABLE, row.size() + " columns");
    }
    if (headerRow == 0) {
      ahead = row;
      return row == null ? List.of() : Header.numbered(row.size());
    }
    return row == null ? List.of() : Header.named(row);
  }

  /** Cells beyond the header shift values into wrong columns, unless they are empty. */
  private Row checked(Row row) {
    Rejection problem = row.problem();
    if (problem != null) {
      boolean named = problem.column() > 0 && problem.column() <= header.size();
      return named ? row.with(problem.in(header.get(problem.column() - 1))) : row;
    }
    for (int i = header.size(); i < row.size(); i++) {
      if (!row.cell(i).isBlank()) {
        return row.with(
            Rejection.ofRow(
                row.number(), ProblemCode.TOO_MANY_CELLS, row.cell(i), header.size(), row.size()));
      }
    }
    return row;
  }

  /** Names of columns. */
  static final class Header {

    private Header() {}

    static List<String> numbered(int columns) {
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        names.add("c" + i);
      }
      return List.copyOf(names);
    }

    /** As they stand, blank ones numbered, repeated ones with a number behind. */
    static List<String> named(Row row) {
      Set<String> names = new LinkedHashSet<>();
      Map<String, Integer> repeats = new HashMap<>();
      for (int i = 0; i < row.size(); i++) {
        String name = Rejection.shown(row.cell(i).strip());
        name = name.isEmpty() ? "c" + (i + 1) : name;
        String unique = name;
        while (!names.add(unique)) {
          int repeat = repeats.getOrDefault(name, 1) + 1;
          repeats.put(name, repeat);
          unique = name + " (" + repeat + ")";
        }
      }
      return List.copyOf(names);
    }
  }
}
