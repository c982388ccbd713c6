package guanxi.console.customers;

import guanxi.console.Masking;
import guanxi.files.TableWriter;
import guanxi.insight.CustomerFilter;
import guanxi.insight.CustomerList;
import guanxi.insight.CustomerRow;
import guanxi.intake.Shops;
import guanxi.shared.Texts;
import guanxi.staff.AuditTrail;
import guanxi.staff.SignedIn;
import guanxi.web.Formats;
import guanxi.web.Language;
import guanxi.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The customers list and its export. What is shown stands in the address, all of it. */
@Controller
class CustomerListPages {

  private static final int ROWS = 50;
  private static final int COUNTED = 10_000;
  private static final int COUNTED_IN_SEARCH = 1_000;

  private final Pages pages;
  private final CustomerList customers;
  private final Wanted wanted;
  private final Counts counts;
  private final Offers offers;
  private final Shops shops;
  private final AuditTrail audit;

  CustomerListPages(
      Pages pages,
      CustomerList customers,
      Wanted wanted,
      Counts counts,
      Offers offers,
      Shops shops,
      AuditTrail audit) {
    this.pages = pages;
    this.customers = customers;
    this.wanted = wanted;
    this.counts = counts;
    this.offers = offers;
    this.shops = shops;
    this.audit = audit;
  }

  @GetMapping(ListRequest.PATH)
  View list(@RequestParam MultiValueMap<String, String> query, HttpServletRequest request) {
    ListRequest wish = ListRequest.of(query);
    if (hasBlanks(query)) {
      return pages.redirect(wish.path());
    }
    Texts texts = Language.of(request);
    Formats formats = new Formats(texts, SignedIn.now().timeZone());
    CustomerFilter filter = wanted.filter(wish.filter());
    ListRequest.Place place = wish.place();
    CustomerList.Slice page =
        customers.page(
            filter,
            wish.sort().sort(),
            wish.descending(),
            place == null ? null : new CustomerList.Place(place.cursor(), place.backwards()),
            ROWS);
    Cells cells = cells(texts, formats);
    ListView view =
        new ListView(
            wish,
            page.rows().isEmpty() && filter.equals(CustomerFilter.ALL),
            found(filter, texts, formats),
            hint(wish),
            offers.of(wish, texts),
            offers.ranges(wish, texts, formats),
            page.rows().stream().map(row -> row(row, wish, cells)).toList(),
            path(wish, page.previous()),
            path(wish, page.next()));
    return pages
        .page("console/customers", "console.customers.title", view)
        .under("console.home.crumb", "/console");
  }

  @GetMapping(ListRequest.PATH + "/export")
  @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER', 'ANALYST', 'MARKETER')")
  void export(
      @RequestParam MultiValueMap<String, String> query,
      @RequestParam(defaultValue = "csv") String format,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    ListRequest wish = ListRequest.of(query);
    Texts texts = Language.of(request);
    boolean workbook = format.equals("xlsx");
    response.setContentType(
        workbook
            ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            : "text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename*=UTF-8''" + fileName(texts, workbook ? ".xlsx" : ".csv"));
    Cells cells = cells(texts, new Formats(texts, SignedIn.now().timeZone()));
    String sheet = texts.of("console.customers.title");
    long[] rows = {0};
    try (TableWriter table =
        workbook
            ? TableWriter.workbook(response.getOutputStream(), sheet)
            : TableWriter.csv(response.getOutputStream())) {
      boolean money = wish.columns().stream().anyMatch(Column::isMoney);
      table.row(header(wish, texts, money));
      customers.each(
          wanted.filter(wish.filter()),
          wish.sort().sort(),
          wish.descending(),
          customer -> {
            write(table, values(customer, wish, cells, money));
            rows[0]++;
          });
    }
    audit.record(
        "console.exported", "", "format %s, %d rows".formatted(workbook ? "xlsx" : "csv", rows[0]));
  }

  /** A form sends its empty fields too; what people share should not carry them. */
  private static boolean hasBlanks(MultiValueMap<String, String> query) {
    return query.values().stream()
        .flatMap(List::stream)
        .anyMatch(value -> value == null || value.isBlank());
  }

  private Cells cells(Texts texts, Formats formats) {
    return new Cells(texts, formats, Masking.of(SignedIn.now().staffRole()), shops);
  }

  private static @Nullable String path(ListRequest wish, CustomerList.@Nullable Place place) {
    return place == null
        ? null
        : wish.at(new ListRequest.Place(place.cursor(), place.backwards())).path();
  }

  private static String fileName(Texts texts, String ending) {
    String name = texts.of("console.customers.export.file") + ending;
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static List<String> header(ListRequest wish, Texts texts, boolean money) {
    List<String> header = new ArrayList<>();
    wish.columns()
        .forEach(column -> header.add(texts.of("console.customers.column." + column.key())));
    if (money) {
      header.add(texts.of("console.customers.filter.currency"));
    }
    return header;
  }

  private static List<@Nullable Object> values(
      CustomerRow customer, ListRequest wish, Cells cells, boolean money) {
    List<@Nullable Object> values = new ArrayList<>();
    wish.columns().forEach(column -> values.add(cells.exported(column, customer)));
    if (money) {
      values.add(Cells.currency(customer));
    }
    return values;
  }

  private static void write(TableWriter table, List<@Nullable Object> values) {
    try {
      table.row(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ListView.Row row(CustomerRow customer, ListRequest wish, Cells cells) {
    return new ListView.Row(
        ListRequest.PATH + "/" + customer.id().value(),
        customer.stage(),
        wish.columns().stream()
            .map(column -> new ListView.Cell(column, cells.text(column, customer)))
            .toList());
  }

  /** Counting to the end would take longer than reading a page; nobody reads ten thousand. */
  private String found(CustomerFilter filter, Texts texts, Formats formats) {
    int most = filter.search() == null ? COUNTED : COUNTED_IN_SEARCH;
    long count = counts.of(filter, most);
    return count > most
        ? texts.of("console.customers.foundMore", formats.number(most))
        : texts.of("console.customers.found", formats.number(count));
  }

  /** Money of several currencies is sorted by its weight, and not compared with an amount. */
  private static @Nullable String hint(ListRequest wish) {
    if (!wish.filter().currency().isEmpty()) {
      return null;
    }
    if (wish.filter().ranges().hasMoney()) {
      return "console.customers.hint.amount";
    }
    return wish.sort().isMoney() ? "console.customers.hint.currency" : null;
  }
}
