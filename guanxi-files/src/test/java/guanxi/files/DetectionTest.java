package guanxi.files;

import static guanxi.files.TestFiles.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanxi.files.Question.About;
import guanxi.files.values.DateOrder;
import guanxi.files.values.DecimalSign;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found out about a file before it is read. */
class DetectionTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Order ID;Order Date;E-Mail;Total                 | ORDER TIME EMAIL AMOUNT
          订单编号;下单时间;买家邮箱;实付金额                 | ORDER TIME EMAIL AMOUNT
          訂單編號;訂單日期;電子郵件;訂單總金額               | ORDER TIME EMAIL AMOUNT
          Bestellnummer;Bestelldatum;E-Mail-Adresse;Gesamtbetrag | ORDER TIME EMAIL AMOUNT
          Numéro de commande;Date de commande;Courriel;Montant total | ORDER TIME EMAIL AMOUNT
          Número de pedido;Fecha de pedido;Correo electrónico;Importe total | ORDER TIME EMAIL AMOUNT
          TOTAL;order_id;ORDER-DATE;customer email         | AMOUNT ORDER TIME EMAIL
          """)
  void headersAreKnownInManyLanguages(String header, String roles) throws IOException {
    String[] cells = header.split(";", -1);
    String[] expected = roles.split(" ", -1);
    var text = new StringBuilder(header).append('\n');
    for (int i = 0; i < 30; i++) {
      for (int column = 0; column < cells.length; column++) {
        text.append(column == 0 ? "" : ";").append(example(Role.valueOf(expected[column]), i));
      }
      text.append('\n');
    }

    Detection found = detect(text.toString());

    assertThat(found.plan().format()).isEqualTo(KnownFormat.GENERIC_ORDERS);
    for (int column = 0; column < expected.length; column++) {
      assertThat(found.plan().mapping().index(Role.valueOf(expected[column]))).isEqualTo(column);
    }
  }

  private static String example(Role role, int i) {
    return switch (role) {
      case ORDER -> "A" + i;
      case TIME -> "2026-01-%02d".formatted(1 + i % 28);
      case EMAIL -> "p%d@example.com".formatted(i % 9);
      default -> "12.%02d".formatted(i);
    };
  }

  @Test
  void undecidedDateOrderIsAsked() throws IOException {
    Detection found = detect("order id,date,total\n1,01/02/2026,1.50\n2,02/02/2026,1.50\n");

    assertThat(found.questions())
        .filteredOn(question -> question.about() == About.DATE_ORDER)
        .singleElement()
        .satisfies(question -> {
          assertThat(question.options()).containsExactly("DAY_FIRST", "MONTH_FIRST");
          assertThat(question.taken()).isEqualTo("DAY_FIRST");
        });
  }

  @Test
  void dateOrderIsDecidedByTheLastRowOfALongFile() throws IOException {
    var text = new StringBuilder("order id,date,total\n");
    for (int i = 0; i < 30_000; i++) {
      text.append(i).append(",0").append(1 + i % 9).append("/02/2026,1.50\n");
    }
    text.append("30001,02/28/2026,1.50\n");

    Detection found = detect(text.toString());

    assertThat(found.plan().style().dateOrder()).isEqualTo(DateOrder.MONTH_FIRST);
    assertThat(found.questions()).noneMatch(question -> question.about() == About.DATE_ORDER);
  }

  @Test
  void undecidedDecimalSignIsAsked() throws IOException {
    Detection found = detect("order id;date;total\n1;2026-01-01;1.234\n2;2026-01-02;2.345\n");

    assertThat(found.questions()).extracting(Question::about).contains(About.DECIMAL_SIGN);
    assertThat(found.plan().style().decimalSign()).isEqualTo(DecimalSign.POINT);
  }

  @Test
  void severalAmountsAreAsked() throws IOException {
    Detection found =
        detect(
            """
            order id,date,customer,subtotal,total
            1,2026-01-01,a,5.00,5.95
            2,2026-01-02,b,6,7
            """);

    assertThat(found.questions())
        .filteredOn(question -> question.about() == About.AMOUNT_COLUMN)
        .singleElement()
        .satisfies(question -> {
          assertThat(question.options()).containsExactlyInAnyOrder("total", "subtotal");
          assertThat(question.taken()).isEqualTo("total");
        });
  }

  @Test
  void currencyIsAskedUnlessTheFileSaysIt() throws IOException {
    assertThat(detect("order id,date,customer,total\n1,2026-01-01,a,5.00\n").questions())
        .extracting(Question::about)
        .containsExactly(About.CURRENCY);
    assertThat(detect("order id,date,customer,total\n1,2026-01-01,a,5.00 €\n").questions())
        .isEmpty();
    assertThat(detect("order id,date,customer,total,currency\n1,2026-01-01,a,5,EUR\n").questions())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"GB18030, 订单金额客户姓名", "Big5, 訂單金額客戶姓名", "UTF-8, 订单金额", "windows-1252, Zürich"})
  void encodingIsFoundOut(String encoding, String text) throws IOException {
    String line = "1," + text + ",2026-01-01\n";
    byte[] bytes = ("a,b,c\n" + line.repeat(20)).getBytes(Charset.forName(encoding));

    Detection found = Detection.of(write(folder, bytes), TestFiles.DEFAULTS);

    assertThat(found.sample().getFirst().cell(1)).isEqualTo(text);
  }

  @Test
  void wordsInsideOtherWordsAreNone() throws IOException {
    Detection found = detect("manufacturer_id;date_of_birth;order_qty;when\n7;1990-01-01;2;x\n");

    assertThat(found.plan().mapping().has(Role.ORDER)).isFalse();
    assertThat(found.plan().mapping().has(Role.TIME)).isFalse();
    assertThat(found.plan().mapping().index(Role.QUANTITY)).isEqualTo(2);
  }

  @Test
  void planTellsWhatIsMissing() throws IOException {
    Path file = write(folder, "order id,total\n1,5.00\n");
    ImportPlan plan = Detection.of(file, TestFiles.DEFAULTS).plan();

    assertThat(plan.missing()).containsExactly(Role.TIME);
    assertThat(TestFiles.read(file, plan).rejections())
        .extracting(Rejection::code, Rejection::arguments)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ProblemCode.COLUMN_MISSING, List.of("TIME")));
  }

  @Test
  void tablesOfProductsAreKnown() throws IOException {
    Detection found = detect("SKU,Product Name,Category,Price\nA1,Cup,Kitchen,5.00 €\n");

    assertThat(found.plan().format()).isEqualTo(KnownFormat.GENERIC_PRODUCTS);
    assertThat(found.questions()).isEmpty();
  }

  @Test
  void tablesOfCustomersAreKnown() throws IOException {
    Detection found =
        detect(
            "Kundennummer;Vorname;Nachname;E-Mail;Telefon;Ort\n7;Ann;Wu;a@b.de;030 901820;Köln\n");

    assertThat(found.plan().format()).isEqualTo(KnownFormat.GENERIC_CUSTOMERS);
    assertThat(found.plan().mapping().columns()).hasSize(6);
  }

  @Test
  void planIsRememberedAsText() throws IOException {
    Detection found = detect("Bestell-Nr;Datum;Kunde;Betrag\n1;31.12.2025;Ä b;12,50\n");
    String text = PlanText.write(found.plan());

    assertThat(PlanText.read(text)).isEqualTo(found.plan());
    assertThat(text.chars()).allMatch(c -> c < 127);
    assertThatThrownBy(() -> PlanText.read("nonsense"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void signatureIsThatOfTheHeader() throws IOException {
    String first = detect("order id,date,total\n1,2026-01-01,1.50\n").signature();

    assertThat(detect("Order-ID,Date,Total\n7,2025-01-01,9.50\n").signature()).isEqualTo(first);
    assertThat(detect("order id,date,sum\n1,2026-01-01,1.50\n").signature()).isNotEqualTo(first);
  }

  @Test
  void columnsAreChosenByNameOrNumber() {
    List<String> header = Arrays.asList("id", "Date", "c9");

    assertThat(ColumnMapping.NONE.withChosen(Role.TIME, "DATE", header).index(Role.TIME))
        .isEqualTo(1);
    assertThat(ColumnMapping.NONE.withChosen(Role.TIME, "c2", header).index(Role.TIME))
        .isEqualTo(1);
    assertThat(ColumnMapping.NONE.withChosen(Role.TIME, "2", header).index(Role.TIME)).isEqualTo(1);
    assertThatThrownBy(() -> ColumnMapping.NONE.withChosen(Role.TIME, "c4", header))
        .hasMessageContaining("no column \"c4\"");
  }

  private Detection detect(String text) throws IOException {
    return Detection.of(write(folder, text, UTF_8), TestFiles.DEFAULTS);
  }
}
