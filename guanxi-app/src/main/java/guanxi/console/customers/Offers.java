package guanxi.console.customers;

import guanxi.insight.CustomerList;
import guanxi.insight.Highlights;
import guanxi.insight.SegmentNames;
import guanxi.intake.Shops;
import guanxi.kernels.lifecycle.LifecycleStage;
import guanxi.shared.Texts;
import guanxi.web.Formats;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the customers list can be filtered by: only values that occur. Which occur is counted over
 * all customers, so once for each refresh.
 */
@Component
class Offers {

  private final CustomerList customers;
  private final Shops shops;
  private final Highlights highlights;
  private final SegmentNames segments;
  private final AtomicReference<@Nullable Known> last = new AtomicReference<>();

  private record Known(Instant madeAt, CustomerList.Choices choices) {}

  Offers(CustomerList customers, Shops shops, Highlights highlights, SegmentNames segments) {
    this.segments = segments;
    this.customers = customers;
    this.highlights = highlights;
    this.shops = shops;
  }

  List<ListView.Choices> of(ListRequest wish, Texts texts) {
    CustomerList.Choices known = known();
    return List.of(
        stages(wish, texts),
        values(wish, texts),
        quiet(wish, texts),
        choices(
            texts.of("console.customers.filter.shop"),
            known.shops().stream().map(String::valueOf).toList(),
            number -> shops.name(Integer.parseInt(number)),
            wish.filter().shops(),
            number -> wish.with(wish.filter().toggleShop(number))),
        choices(
            texts.of("console.customers.filter.country"),
            known.countries(),
            code -> country(code, texts),
            wish.filter().countries(),
            code -> wish.with(wish.filter().toggleCountry(code))),
        currencies(wish, known.currencies(), texts),
        segments(wish, texts));
  }

  RangeForm ranges(ListRequest wish, Texts texts, Formats formats) {
    return RangeForm.of(wish.filter(), known().currencies(), texts, formats);
  }

  private ListView.Choices segments(ListRequest wish, Texts texts) {
    Map<String, String> names = new LinkedHashMap<>();
    segments.of(texts).forEach(one -> names.put(String.valueOf(one.number()), one.name()));
    return choices(
        texts.of("console.customers.filter.segment"),
        List.copyOf(names.keySet()),
        number -> names.getOrDefault(number, number),
        wish.filter().segments(),
        number -> wish.with(wish.filter().toggleSegment(number)));
  }

  private static ListView.Choices values(ListRequest wish, Texts texts) {
    return choices(
        texts.of("console.customers.filter.value"),
        List.of("5", "4", "3", "2", "1"),
        fifth -> texts.of("console.customers.value." + fifth),
        wish.filter().values(),
        fifth -> wish.with(wish.filter().toggleValue(fifth)));
  }

  private static ListView.Choices currencies(
      ListRequest wish, List<String> currencies, Texts texts) {
    String chosen = wish.filter().currency();
    return choices(
        texts.of("console.customers.filter.currency"),
        currencies,
        code -> code,
        chosen.isEmpty() ? List.of() : List.of(chosen),
        code -> wish.with(wish.filter().in(code.equals(chosen) ? "" : code)));
  }

  private CustomerList.Choices known() {
    Instant madeAt =
        highlights.summary().map(summary -> summary.refresh().madeAt()).orElse(Instant.MIN);
    Known kept = last.get();
    if (kept != null && kept.madeAt().equals(madeAt)) {
      return kept.choices();
    }
    CustomerList.Choices choices = customers.choices();
    last.set(new Known(madeAt, choices));
    return choices;
  }

  private static ListView.Choices stages(ListRequest wish, Texts texts) {
    return new ListView.Choices(
        texts.of("console.customers.filter.stage"),
        Arrays.stream(LifecycleStage.values())
            .filter(stage -> stage != LifecycleStage.STRANGER)
            .map(Enum::name)
            .map(stage ->
                new ListView.Choice(
                    texts.of("console.stage." + stage),
                    wish.with(wish.filter().toggleStage(stage)).path(),
                    wish.filter().stages().contains(stage)))
            .toList());
  }

  private static ListView.Choices quiet(ListRequest wish, Texts texts) {
    return new ListView.Choices(
        texts.of("console.customers.filter.quiet"),
        Filter.Quiet.STEPS.stream()
            .map(step -> {
              boolean chosen = step.equals(wish.filter().quiet());
              return new ListView.Choice(
                  words(step, texts),
                  wish.with(wish.filter().quietFor(chosen ? null : step)).path(),
                  chosen);
            })
            .toList());
  }

  private static String words(Filter.Quiet step, Texts texts) {
    Integer to = step.to();
    if (to == null) {
      return texts.of("console.customers.quiet.over", step.from() - 1);
    }
    return step.from() == 0
        ? texts.of("console.customers.quiet.within", to)
        : texts.of("console.customers.quiet.range", step.from(), to);
  }

  private static ListView.Choices choices(
      String name,
      List<String> values,
      Function<String, String> words,
      List<String> chosen,
      Function<String, ListRequest> toggle) {
    return new ListView.Choices(
        name,
        values.stream()
            .map(value ->
                new ListView.Choice(
                    words.apply(value), toggle.apply(value).path(), chosen.contains(value)))
            .toList());
  }

  private static String country(String code, Texts texts) {
    return code.length() == 2 ? Locale.of("", code).getDisplayCountry(texts.language()) : code;
  }
}
