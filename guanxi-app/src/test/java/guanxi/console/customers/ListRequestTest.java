package guanxi.console.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

class ListRequestTest {

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyViewSurvivesTheAddressBar(long seed) {
    ListRequest request = random(new Random(seed));

    assertThat(read(request.path())).isEqualTo(request);
  }

  @Test
  void theUsualViewHasTheShortAddress() {
    assertThat(ListRequest.all().path()).isEqualTo("/console/customers");
    assertThat(read("/console/customers")).isEqualTo(ListRequest.all());
  }

  @Test
  void whatCannotBeReadIsLeftOut() {
    ListRequest request =
        read(
            "/console/customers?sort=nonsense&dir=up&cols=nothing,&quiet=90-31&stage=&value=%20"
                + "&spent-from=much&spent-to=1e99&last-from=2026-02-30&first-to=yesterday");

    assertThat(request).isEqualTo(ListRequest.all());
  }

  @Test
  void sortingTwiceByAColumnTurnsTheOrderAndGoesToTheFirstPage() {
    ListRequest deep = ListRequest.all().at(new ListRequest.Place("cursor", false));

    ListRequest once = deep.sortedBy(Column.SPENT);
    ListRequest twice = once.sortedBy(Column.SPENT);

    assertThat(once.descending()).isTrue();
    assertThat(twice.descending()).isFalse();
    assertThat(once.place()).isNull();
  }

  @Test
  void theExportHasTheFiltersTheSortAndTheColumnsButAllPages() {
    ListRequest request =
        ListRequest.all()
            .with(Filter.NONE.toggleStage("AT_RISK").searching("王"))
            .showing(List.of(Column.NAME, Column.SPENT))
            .at(new ListRequest.Place("cursor", true));

    assertThat(request.exportPath("csv"))
        .isEqualTo(
            "/console/customers/export?q=%E7%8E%8B&stage=AT_RISK&cols=name,spent&format=csv");
  }

  private static ListRequest read(String address) {
    var query = new LinkedMultiValueMap<String, String>();
    UriComponentsBuilder.fromUriString(address)
        .build()
        .getQueryParams()
        .forEach((name, values) ->
            values.forEach(value ->
                query.add(
                    name,
                    value == null
                        ? ""
                        : UriUtils.decode(value.replace("+", "%20"), StandardCharsets.UTF_8))));
    return ListRequest.of(query);
  }

  private static ListRequest random(Random random) {
    List<String> texts = List.of("", "王 伟", "a+b@example.com", "50%", "O'Brien & Söhne", "#1001");
    Filter filter =
        new Filter(
            texts.get(random.nextInt(texts.size())),
            some(random, List.of("NEW", "ACTIVE", "AT_RISK")),
            some(random, List.of("1", "2", "3")),
            some(random, List.of("CN", "DE")),
            random.nextBoolean() ? "" : "EUR",
            some(random, List.of("1", "5")),
            random.nextBoolean()
                ? null
                : Filter.Quiet.STEPS.get(random.nextInt(Filter.Quiet.STEPS.size())),
            new Ranges(
                random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(100_000), 2),
                null,
                null,
                random.nextBoolean() ? null : LocalDate.ofEpochDay(random.nextInt(30_000)),
                random.nextBoolean() ? null : LocalDate.ofEpochDay(random.nextInt(30_000)),
                null),
            some(random, List.of("0", "3")));
    List<Column> columns = new ArrayList<>(Arrays.asList(Column.values()));
    columns.remove(Column.NAME);
    Collections.shuffle(columns, random);
    columns = new ArrayList<>(columns.subList(0, random.nextInt(columns.size())));
    columns.addFirst(Column.NAME);
    Column sort = random.nextBoolean() ? Column.SPENT : Column.NAME;
    ListRequest.Place place =
        random.nextBoolean()
            ? null
            : new ListRequest.Place("c" + random.nextInt(), random.nextBoolean());
    return new ListRequest(filter, sort, random.nextBoolean(), List.copyOf(columns), place);
  }

  private static List<String> some(Random random, List<String> choices) {
    return choices.stream().filter(_ -> random.nextBoolean()).toList();
  }
}
