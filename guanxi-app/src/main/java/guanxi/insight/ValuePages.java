package guanxi.insight;

import guanxi.customer.Customers;
import guanxi.insight.SpendLines.Unusable;
import guanxi.insight.ValueView.Entry;
import guanxi.insight.ValueView.Rate;
import guanxi.insight.ValueView.Sum;
import guanxi.intake.Shops;
import guanxi.shared.CustomerId;
import guanxi.shared.Money;
import guanxi.shared.Texts;
import guanxi.staff.AuditTrail;
import guanxi.staff.SignedIn;
import guanxi.web.Formats;
import guanxi.web.Language;
import guanxi.web.Pages;
import guanxi.web.WebError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The value ledger: what customers brought and cost, by shop, and where costs are entered. */
@Controller
@RequestMapping("/console/value")
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER', 'ANALYST')")
class ValuePages {

  private static final int SHOWN = 60;

  private final Pages pages;
  private final ValueBook book;
  private final Shops shops;
  private final Customers customers;
  private final AuditTrail audit;

  ValuePages(Pages pages, ValueBook book, Shops shops, Customers customers, AuditTrail audit) {
    this.pages = pages;
    this.book = book;
    this.shops = shops;
    this.customers = customers;
    this.audit = audit;
  }

  @GetMapping
  View show(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request) {
    return page(signedIn, request, "", List.of(), "");
  }

  private guanxi.web.PageView page(
      SignedIn signedIn,
      HttpServletRequest request,
      String lines,
      List<String> problems,
      String ratesProblem) {
    Texts texts = Language.of(request);
    Formats formats = new Formats(texts, signedIn.timeZone());
    List<ValueBook.Rate> rates = book.rates();
    ValueView view =
        new ValueView(
            book.sums().stream().map(sum -> sum(sum, rates, texts, formats)).toList(),
            book.spends(SHOWN).stream()
                .map(spend ->
                    new Entry(
                        shops.name(spend.source()),
                        spend.month().toString().substring(0, 7),
                        formats.money(money(spend.amountMinor(), spend.currency()))))
                .toList(),
            rates.stream().map(rate -> rate(rate, formats)).toList(),
            lines,
            problems,
            ratesProblem);
    return pages
        .page("insight/value", "insight.value.title", view)
        .under("insight.home", "/console");
  }

  /** Takes all lines or none. */
  @PostMapping("/spend")
  View spend(
      @RequestParam(defaultValue = "") String lines,
      @AuthenticationPrincipal SignedIn signedIn,
      HttpServletRequest request) {
    SpendLines.Reading reading = SpendLines.read(lines, shops.all());
    if (reading.spends().isEmpty() || !reading.problems().isEmpty()) {
      Texts texts = Language.of(request);
      List<String> problems =
          reading.problems().stream()
              .limit(20)
              .map(problem ->
                  texts.of(
                      "insight.value.problem." + problem.flaw(), problem.line(), problem.value()))
              .toList();
      return page(
              signedIn,
              request,
              lines,
              problems.isEmpty() ? List.of(texts.of("insight.value.problem.NONE")) : problems,
              "")
          .status(422);
    }
    reading.spends().forEach(book::spend);
    audit.record("insight.spend", "value", reading.spends().size() + " lines");
    return pages.redirect("/console/value").saying("insight.value.saved");
  }

  @PostMapping("/rates")
  View rates(
      @RequestParam(defaultValue = "") String currency,
      @RequestParam(defaultValue = "0") String share,
      @RequestParam(defaultValue = "0") String order,
      @RequestParam(defaultValue = "0") String minute,
      @AuthenticationPrincipal SignedIn signedIn,
      HttpServletRequest request) {
    try {
      String code = SpendLines.currency(currency);
      int points = SpendLines.points(share);
      ValueRates rates =
          new ValueRates(points, SpendLines.amount(order, code), SpendLines.amount(minute, code));
      book.rate(code, rates);
      audit.record("insight.rates", code, "");
      return pages.redirect("/console/value").saying("insight.value.saved");
    } catch (Unusable unusable) {
      return refusedRates("insight.value.problem.rate." + unusable.flaw, signedIn, request);
    } catch (IllegalArgumentException | ArithmeticException _) {
      return refusedRates("insight.value.problem.rate.SHARE", signedIn, request);
    }
  }

  private View refusedRates(String key, SignedIn signedIn, HttpServletRequest request) {
    return page(signedIn, request, "", List.of(), Language.of(request).of(key)).status(422);
  }

  /** Notes time that was spent on a customer; asked for from her page. */
  @PostMapping("/customers/{id}/minutes")
  @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER', 'ANALYST', 'AGENT')")
  View minutes(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int minutes,
      @AuthenticationPrincipal SignedIn signedIn) {
    CustomerId customer =
        customers
            .find(new CustomerId(id))
            .orElseThrow(() -> WebError.PAGE_NOT_FOUND.about("customer " + id))
            .id();
    String path = "/console/customers/" + customer.value();
    if (minutes < 1 || minutes > 1440) {
      return pages.redirect(path).saying("insight.value.minutes.refused");
    }
    book.minutes(customer, minutes, signedIn.displayName());
    return pages.redirect(path).saying("insight.value.minutes.saved");
  }

  private Sum sum(
      ValueBook.SourceSum sum, List<ValueBook.Rate> rates, Texts texts, Formats formats) {
    Map<String, ValueRates> known = new HashMap<>();
    rates.forEach(rate -> known.put(rate.currency(), rate.rates()));
    Value value =
        Value.of(
            sum.booked(), known.getOrDefault(sum.currency(), ValueRates.NONE), sum.acquisition());
    String currency = sum.currency();
    return new Sum(
        sum.source() == 0 ? texts.of("insight.value.noShop") : shops.name(sum.source()),
        formats.number(sum.newcomers()),
        formats.money(money(value.revenue(), currency)),
        formats.money(money(value.returned(), currency)),
        formats.money(money(value.acquisition(), currency)),
        formats.money(money(Math.round((double) value.acquisition() / sum.newcomers()), currency)),
        formats.money(money(value.operating(), currency)),
        formats.money(money(value.service(), currency)),
        formats.money(money(value.soFar(), currency)),
        formats.money(money(value.predicted(), currency)));
  }

  private static Rate rate(ValueBook.Rate rate, Formats formats) {
    String currency = rate.currency();
    return new Rate(
        currency,
        formats.percent(rate.rates().sharePoints() / 10_000.0, 2),
        formats.money(money(rate.rates().orderMinor(), currency)),
        formats.money(money(rate.rates().minuteMinor(), currency)));
  }

  private static Money money(long minor, String currency) {
    return new Money(minor, Currencies.of(currency));
  }
}
