package guanxi.insight.mining;

import guanxi.insight.mining.BasketRules.Level;
import guanxi.insight.mining.BasketRules.Rule;
import guanxi.insight.mining.BasketsView.Choice;
import guanxi.insight.mining.BasketsView.Head;
import guanxi.insight.mining.BasketsView.Item;
import guanxi.insight.mining.BasketsView.Row;
import guanxi.insight.mining.BasketsView.SetRow;
import guanxi.shared.Texts;
import guanxi.staff.SignedIn;
import guanxi.web.Formats;
import guanxi.web.Language;
import guanxi.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;

/** What is bought together: the rules, and the sets behind them. */
@Controller
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER', 'ANALYST', 'MARKETER')")
class BasketPages {

  private static final String PATH = "/console/baskets";
  private static final int SHOWN = 100;
  private static final int SETS = 25;

  private final Pages pages;
  private final BasketRules rules;

  BasketPages(Pages pages, BasketRules rules) {
    this.pages = pages;
    this.rules = rules;
  }

  /** What rules can be sorted by. */
  private enum Sort {
    SUPPORT,
    CONFIDENCE,
    LIFT,
    LEVERAGE,
    CONVICTION,
    SIGNIFICANCE;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    double of(Rule rule) {
      return switch (this) {
        case SUPPORT -> rule.withBoth();
        case CONFIDENCE -> rule.confidence();
        case LIFT -> rule.lift();
        case LEVERAGE -> rule.leverage();
        case CONVICTION -> rule.conviction() == null ? Double.MAX_VALUE : rule.conviction();
        case SIGNIFICANCE -> rule.falseRate();
      };
    }
  }

  /** What was asked for. */
  private record Asked(Level level, String search, double leastLift, Sort sort, boolean rising) {}

  private static String path(Asked asked, Level level, Sort sort, boolean rising) {
    return UriComponentsBuilder.fromPath(PATH)
        .queryParam("level", level.name().toLowerCase(Locale.ROOT))
        .queryParam("q", "{q}")
        .queryParam("lift", asked.leastLift())
        .queryParam("sort", sort.key())
        .queryParam("dir", rising ? "asc" : "desc")
        .encode()
        .buildAndExpand(asked.search())
        .toUriString();
  }

  @GetMapping(PATH)
  View show(
      @RequestParam(defaultValue = "product") String level,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") String lift,
      @RequestParam(defaultValue = "significance") String sort,
      @RequestParam(defaultValue = "") String dir,
      @AuthenticationPrincipal SignedIn signedIn,
      HttpServletRequest request) {
    Texts texts = Language.of(request);
    Formats formats = new Formats(texts, signedIn.timeZone());
    Sort by =
        Arrays.stream(Sort.values())
            .filter(one -> one.key().equals(sort))
            .findFirst()
            .orElse(Sort.SIGNIFICANCE);
    Asked asked =
        new Asked(
            level.equals("category") ? Level.CATEGORY : Level.PRODUCT,
            q.strip(),
            number(lift),
            by,
            dir.isEmpty() ? by == Sort.SIGNIFICANCE : dir.equals("asc"));
    return pages
        .page("insight/baskets", "insight.baskets.title", view(asked, texts, formats))
        .under("insight.home", "/console");
  }

  private static double number(String text) {
    try {
      double value = Double.parseDouble(text);
      return value >= 0 && value <= 1e6 ? value : 1;
    } catch (NumberFormatException _) {
      return 1;
    }
  }

  private BasketsView view(Asked asked, Texts texts, Formats formats) {
    List<Rule> all = rules.of(asked.level());
    Comparator<Rule> order = Comparator.comparingDouble(asked.sort()::of);
    List<Rule> wanted =
        all.stream()
            .filter(rule -> rule.lift() >= asked.leastLift())
            .filter(rule -> holds(rule, asked.search().toLowerCase(Locale.ROOT)))
            .sorted(asked.rising() ? order : order.reversed())
            .toList();
    int baskets = all.isEmpty() ? 0 : all.getFirst().baskets();
    return new BasketsView(
        Stream.of(Level.values())
            .map(level ->
                new Choice(
                    texts.of("insight.baskets.level." + level),
                    path(asked, level, asked.sort(), asked.rising()),
                    level == asked.level()))
            .toList(),
        asked.level().name().toLowerCase(Locale.ROOT),
        asked.search(),
        formats.number(asked.leastLift(), 1),
        asked.sort().key(),
        asked.rising() ? "asc" : "desc",
        Stream.of(Sort.values()).map(sort -> head(sort, asked, texts)).toList(),
        wanted.stream().limit(SHOWN).map(rule -> row(rule, texts, formats)).toList(),
        texts.of(
            "insight.baskets.shown",
            formats.number(Math.min(SHOWN, wanted.size())),
            formats.number(wanted.size()),
            formats.number(baskets)),
        all.isEmpty(),
        rules.sets(asked.level()).stream()
            .limit(SETS)
            .map(set ->
                new SetRow(
                    String.join(texts.of("insight.baskets.plus"), set.items()),
                    formats.number(set.baskets()),
                    baskets == 0 ? "–" : formats.percent((double) set.baskets() / baskets, 1)))
            .toList());
  }

  private static boolean holds(Rule rule, String part) {
    return Stream.concat(rule.antecedent().stream(), Stream.of(rule.consequent()))
        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(part));
  }

  private static Head head(Sort sort, Asked asked, Texts texts) {
    boolean isSorted = sort == asked.sort();
    boolean up = isSorted ? !asked.rising() : sort == Sort.SIGNIFICANCE;
    return new Head(
        texts.of("insight.baskets.column." + sort.key()),
        path(asked, asked.level(), sort, up),
        isSorted ? asked.rising() ? "ascending" : "descending" : null,
        texts.of("insight.baskets.meaning." + sort.key()));
  }

  private static Row row(Rule rule, Texts texts, Formats formats) {
    List<Item> antecedent = new ArrayList<>();
    for (int i = 0; i < rule.antecedent().size(); i++) {
      boolean isKnown = rule.antecedentIds().size() == rule.antecedent().size();
      antecedent.add(
          new Item(
              rule.antecedent().get(i),
              isKnown ? Recommendations.path(rule.antecedentIds().get(i)) : null));
    }
    Double conviction = rule.conviction();
    return new Row(
        antecedent,
        new Item(rule.consequent(), Recommendations.path(rule.consequentId())),
        List.of(
            formats.number(rule.withBoth())
                + " · "
                + formats.percent((double) rule.withBoth() / rule.baskets(), 1),
            formats.percent(rule.confidence(), 1),
            formats.number(rule.lift(), 2),
            formats.percent(rule.leverage(), 2),
            conviction == null ? "∞" : formats.number(conviction, 2),
            rule.falseRate() < 0.0001
                ? "< " + formats.number(0.0001, 4)
                : formats.number(rule.falseRate(), 4)),
        BasketText.sentence(rule, texts, formats));
  }
}
