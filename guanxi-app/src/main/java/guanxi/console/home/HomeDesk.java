package guanxi.console.home;

import guanxi.console.Masking;
import guanxi.console.home.HomeView.AtRisk;
import guanxi.console.home.HomeView.Change;
import guanxi.console.home.HomeView.DemoState;
import guanxi.console.home.HomeView.Leaving;
import guanxi.console.home.HomeView.Section;
import guanxi.console.home.HomeView.Step;
import guanxi.console.jobs.JobEntries;
import guanxi.demo.Demo;
import guanxi.insight.CustomerFilter;
import guanxi.insight.CustomerList;
import guanxi.insight.CustomerRow;
import guanxi.insight.CustomerSort;
import guanxi.insight.Highlights;
import guanxi.insight.Reasons;
import guanxi.intake.FileImports;
import guanxi.kernels.lifecycle.LifecycleStage;
import guanxi.shared.Money;
import guanxi.shared.Texts;
import guanxi.web.BarChart;
import guanxi.web.Chart;
import guanxi.web.Formats;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the start page together. */
@Component
class HomeDesk {

  private static final int LEAVING_SHOWN = 10;

  private final Highlights highlights;
  private final CustomerList customers;
  private final Weeks weeks;
  private final JobEntries jobs;
  private final FileImports imports;
  private final Demo demo;
  private final Clock clock;

  HomeDesk(
      Highlights highlights,
      CustomerList customers,
      Weeks weeks,
      JobEntries jobs,
      FileImports imports,
      Demo demo,
      Clock clock) {
    this.highlights = highlights;
    this.customers = customers;
    this.weeks = weeks;
    this.jobs = jobs;
    this.imports = imports;
    this.demo = demo;
    this.clock = clock;
  }

  HomeView view(
      List<Section> sections, boolean ownsData, Masking masking, Texts texts, ZoneId zone) {
    Instant now = clock.instant();
    Optional<Highlights.Summary> known =
        highlights.summary().filter(summary -> summary.refresh().customers() > 0);
    Formats formats = new Formats(texts, zone);
    return new HomeView(
        now,
        known.isEmpty() ? List.of() : sections,
        steps(known.isPresent(), now),
        ownsData ? demoState() : DemoState.HIDDEN,
        known.map(summary -> summary.refresh().madeAt()).orElse(null),
        known.flatMap(Highlights.Summary::previous).map(Highlights.Refresh::madeAt).orElse(null),
        known.map(HomeDesk::changes).orElse(List.of()),
        known.map(HomeDesk::atRisk).orElse(List.of()),
        known.isEmpty() ? List.of() : leaving(masking, texts),
        known.map(summary -> stages(summary, texts, formats)).orElse(null),
        known.map(summary -> chart(summary, sections, texts, formats, zone)).orElse(null),
        jobs.latest(texts));
  }

  private @Nullable Chart chart(
      Highlights.Summary summary,
      List<Section> sections,
      Texts texts,
      Formats formats,
      ZoneId zone) {
    return sections.contains(Section.CHARTS)
        ? weeks.chart(summary.refresh(), texts, formats, zone)
        : null;
  }

  private List<Step> steps(boolean isKnown, Instant now) {
    boolean imported = isKnown || !imports.newest(now, 1).isEmpty();
    return List.of(
        new Step("import", "/console/imports", "file-up", imported),
        new Step("figures", "/console/jobs", "chart-line", isKnown));
  }

  private DemoState demoState() {
    return switch (demo.state()) {
      case ABSENT -> DemoState.ABSENT;
      case PRESENT -> DemoState.PRESENT;
      case FILLING, LEAVING -> DemoState.BUSY;
    };
  }

  /** Who moved since the refresh before; at the first one, how many there are. */
  private static List<Change> changes(Highlights.Summary summary) {
    if (summary.previous().isEmpty()) {
      return List.of(
          new Change(
              "customers", summary.refresh().customers(), "quiet", "users", "/console/customers"),
          new Change("orders", summary.refresh().orders(), "quiet", "shopping-bag", null));
    }
    List<Change> changes = new ArrayList<>();
    changes.add(new Change("new", met(summary), "good", "user-plus", path("NEW")));
    changes.add(
        new Change(
            "atRisk",
            moved(summary, LifecycleStage.AT_RISK),
            "attention",
            "triangle-alert",
            path("AT_RISK")));
    changes.add(
        new Change(
            "lapsed", moved(summary, LifecycleStage.LAPSED), "quiet", "user-x", path("LAPSED")));
    changes.add(
        new Change(
            "wonBack",
            moved(summary, LifecycleStage.WON_BACK),
            "good",
            "rotate-ccw",
            path("WON_BACK")));
    return changes;
  }

  private static String path(String stage) {
    return "/console/customers?stage=" + stage;
  }

  private static long met(Highlights.Summary summary) {
    return summary.moves().stream()
        .filter(move -> move.from().isEmpty())
        .mapToLong(Highlights.StageMove::customers)
        .sum();
  }

  private static long moved(Highlights.Summary summary, LifecycleStage to) {
    return summary.moves().stream()
        .filter(move -> move.to() == to && move.from().filter(from -> from != to).isPresent())
        .mapToLong(Highlights.StageMove::customers)
        .sum();
  }

  private static List<AtRisk> atRisk(Highlights.Summary summary) {
    return summary.atStake().stream()
        .filter(stake -> stake.moneyAtRisk().minor() > 0)
        .map(stake ->
            new AtRisk(
                stake.moneyAtRisk(),
                stake.money365(),
                stake.buyers(),
                "/console/customers?stage=AT_RISK&currency="
                    + stake.moneyAtRisk().currency().getCurrencyCode()
                    + "&sort=at-risk&dir=desc"))
        .toList();
  }

  private List<Leaving> leaving(Masking masking, Texts texts) {
    CustomerFilter filter =
        new CustomerFilter(
            null,
            List.of(),
            Set.of(LifecycleStage.AT_RISK.name()),
            Set.of(),
            Set.of(),
            null,
            Set.of(),
            null,
            null,
            CustomerFilter.Ranges.NONE);
    List<Leaving> leaving = new ArrayList<>();
    for (CustomerRow row :
        customers.page(filter, CustomerSort.AT_RISK, true, null, LEAVING_SHOWN).rows()) {
      Money atRisk = row.atRisk();
      if (atRisk != null && atRisk.minor() > 0) {
        leaving.add(
            new Leaving(
                row.person().name() == null
                    ? texts.of("console.customers.nameless")
                    : row.person().name(),
                "/console/customers/" + row.id().value(),
                row.stage(),
                texts.of("console.stage." + row.stage()),
                Reasons.sentence(row.reason(), texts),
                atRisk,
                row.alive() == null ? Double.NaN : row.alive(),
                contact(row.person(), masking)));
      }
    }
    return leaving;
  }

  private static String contact(CustomerRow.Person person, Masking masking) {
    String phone = person.phone();
    if (phone != null) {
      return masking.phone(phone);
    }
    String email = person.email();
    return email == null ? "" : masking.email(email);
  }

  private static Chart stages(Highlights.Summary summary, Texts texts, Formats formats) {
    Map<LifecycleStage, Long> counts = new EnumMap<>(LifecycleStage.class);
    summary.moves().forEach(move -> counts.merge(move.to(), move.customers(), Long::sum));
    return new BarChart(
        texts.of("console.home.stages"),
        texts.of("console.customers.column.stage"),
        texts.of("console.nav.customers"),
        counts.entrySet().stream()
            .map(entry ->
                new BarChart.Bar(texts.of("console.stage." + entry.getKey()), entry.getValue()))
            .toList(),
        value -> formats.number(Math.round(value)),
        BarChart.Direction.ACROSS);
  }
}
