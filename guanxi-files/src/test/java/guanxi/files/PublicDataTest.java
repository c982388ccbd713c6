package guanxi.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import guanxi.files.records.OrderLineRecord;
import guanxi.files.values.Money;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Public order files, read as they are. */
class PublicDataTest {

  @Test
  void onlineRetailReadsWholly() throws IOException {
    Path file = data("online_retail/online_retail_to_2011-08.csv");
    Detection found = Detection.of(file, TestFiles.DEFAULTS);
    assertThat(found.plan().format()).isEqualTo(KnownFormat.ONLINE_RETAIL);
    assertThat(found.questions()).isEmpty();

    var outcome = TestFiles.read(file, found.plan());

    assertThat(outcome.rejections()).isEmpty();
    List<OrderLineRecord> lines = outcome.records(OrderLineRecord.class);
    assertThat(lines).hasSize(outcome.rows());
    assertThat(lines.getFirst().orderNo()).isEqualTo("536365");
    assertThat(lines.getFirst().customer().getFirst().value()).isEqualTo("17850");
    assertThat(lines.getFirst().amount()).isEqualTo(new Money(1530, "GBP"));
    assertThat(lines.getFirst().orderedAt()).isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
    assertThat(lines.stream().map(OrderLineRecord::key).distinct()).hasSize(lines.size());
    assertThat(lines)
        .filteredOn(line -> line.orderNo().startsWith("C"))
        .allMatch(OrderLineRecord::isReturn);
  }

  @Test
  void cdnowHasNeitherHeaderNorDelimiter() throws IOException {
    Path file = data("cdnow/CDNOW_sample.txt");
    Detection found = Detection.of(file, TestFiles.DEFAULTS);
    assertThat(found.header()).containsExactly("c1", "c2", "c3", "c4", "c5");
    assertThat(found.plan().mapping().index(Role.TIME)).isEqualTo(2);
    assertThat(found.plan().mapping().index(Role.QUANTITY)).isEqualTo(3);
    assertThat(found.plan().mapping().index(Role.AMOUNT)).isEqualTo(4);
    ColumnMapping chosen = found.plan().mapping().withChosen(Role.CUSTOMER, "c2", found.header());

    var outcome = TestFiles.read(file, found.plan().withMapping(chosen));

    assertThat(outcome.rejections()).isEmpty();
    assertThat(outcome.rows()).isEqualTo(6919);
    List<OrderLineRecord> lines = outcome.records(OrderLineRecord.class);
    assertThat(lines.stream().map(line -> line.customer().getFirst()).distinct()).hasSize(2357);
    assertThat(lines.getFirst().amount()).isEqualTo(new Money(2933, "USD"));
  }

  private static Path data(String name) {
    Optional<Path> file = TestFiles.publicData(name);
    assumeTrue(file.isPresent(), "skipped: the public data sets are not on this machine");
    return file.orElseThrow();
  }
}
