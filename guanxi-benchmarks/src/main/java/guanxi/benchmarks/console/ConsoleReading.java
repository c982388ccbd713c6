package guanxi.benchmarks.console;

import guanxi.GuanxiApplication;
import guanxi.platform.Jobs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the console's pages of a large shop over HTTP, one after the other.
 *
 * <p>Question: do customers list, search and customer page answer within 150 ms at a million
 * customers, 19 times of 20? Beside them stands what no page can be faster than: a page of the same
 * frame without any query, and a row by its primary key. Processor time of client, server and
 * database together tells what a busy machine hides. Result so far: docs/benchmarks/console.md.
 *
 * <p>Arguments: number of customers (1000000), rounds (200). Start it with {@code
 * -Dguanxi.home=FOLDER}: an empty folder is filled first, which takes minutes; a full one is used.
 */
public final class ConsoleReading {

  private static final long SEED = 20260101;
  private static final int WARM = 15;
  private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

  private final StaffClient client;
  private final JdbcTemplate database;
  private final int rounds;
  private final Random random = new Random(SEED);

  private ConsoleReading(StaffClient client, JdbcTemplate database, int rounds) {
    this.client = client;
    this.database = database;
    this.rounds = rounds;
  }

  /** Something that is done again and again, each time with another number. */
  private interface Reading {
    void of(int round) throws IOException, InterruptedException;
  }

  /** Measures and prints a table. */
  public static void main(String[] words) throws IOException, InterruptedException {
    int customers = words.length > 0 ? Integer.parseInt(words[0]) : 1_000_000;
    int rounds = words.length > 1 ? Integer.parseInt(words[1]) : 200;
    try (ConfigurableApplicationContext guanxi =
        SpringApplication.run(
            GuanxiApplication.class, "--guanxi.jobs.nightly=false", "--guanxi.port=0")) {
      JdbcTemplate database = guanxi.getBean(JdbcTemplate.class);
      new MillionCustomers(database).fill(customers, guanxi.getBean(Jobs.class));
      int port = guanxi.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      StaffClient client = new StaffClient(port);
      client.signIn(Path.of(guanxi.getEnvironment().getRequiredProperty("guanxi.home")));
      new ConsoleReading(client, database, rounds).measure(customers);
    }
  }

  private void measure(int customers) throws IOException, InterruptedException {
    System.out.printf("%-52s %9s %9s %9s %9s%n", "", "p50 ms", "p95 ms", "max ms", "CPU ms");
    take("bound: a row by its primary key", _ -> byKey(customers));
    take("bound: a page of the frame, no query", _ -> client.get("/console/search"));
    String list = "/console/customers";
    for (String query :
        List.of(
            "",
            "?sort=name&dir=asc",
            "?sort=spent&dir=desc",
            "?sort=at-risk&dir=desc",
            "?sort=alive&dir=asc",
            "?stage=AT_RISK&sort=at-risk&dir=desc",
            "?stage=WON_BACK&sort=name&dir=asc",
            "?country=IS&sort=spent&dir=desc",
            "?country=IS&stage=LOYAL&value=5&sort=name&dir=asc",
            "?currency=USD&value=1&sort=orders&dir=desc",
            "?quiet=91-180&country=FI&sort=at-risk&dir=desc")) {
      take("list " + query, _ -> client.get(list + query));
    }
    take("list, page by page from the first", deeper(list));
    take("list, filtered, page by page", deeper(list + "?stage=LAPSED&sort=spent&dir=desc"));
    search("list, name begins", list, n -> name(n));
    search("list, e-mail begins", list, n -> "buyer" + n + "@");
    search("search, name begins", "/console/search", n -> name(n));
    search("search, whole name", "/console/search", n -> name(n) + " " + surname(n));
    search("search, e-mail begins", "/console/search", n -> "buyer" + n + "@");
    search("search, end of phone", "/console/search", n -> String.format("%06d", n % 1_000_000));
    search("search, order number", "/console/search", n -> "B" + n);
    search("search, part of a product", "/console/search", n -> "number " + n % 50_000);
    search("search, nothing there", "/console/search", n -> "zzz" + n);
    search("suggestions while typing", "/console/search/suggestions", n -> name(n).substring(0, 2));
    take("customer", _ -> client.get(list + "/" + id(1 + random.nextInt(customers))));
    take("customer of most orders", _ -> client.get(list + "/" + id(1)));
    take(
        "customer, identities",
        _ -> client.get(list + "/" + id(1 + random.nextInt(customers)) + "?tab=identities"));
    take("home", _ -> client.get("/console"));
  }

  private void byKey(int customers) {
    database.queryForMap(
        "SELECT * FROM insight.customer_score WHERE customer_id = ?",
        id(1 + random.nextInt(customers)));
  }

  private void search(String name, String path, IntFunction<String> text)
      throws IOException, InterruptedException {
    take(
        name,
        _ -> client.get(path + "?q=" + text.apply(random.nextInt(900_000)).replace(" ", "+")));
  }

  private Reading deeper(String first) {
    return new Reading() {
      private @Nullable String place;

      @Override
      public void of(int round) throws IOException, InterruptedException {
        String page = client.get(place == null ? first : place);
        Matcher next = NEXT.matcher(page);
        place = next.find() ? next.group(1).replace("&amp;", "&") : null;
      }
    };
  }

  private static String name(int n) {
    List<String> names = List.of("linda", "james", "wei", "anna", "olga", "zoe", "lucas");
    return names.get(n % names.size());
  }

  private static String surname(int n) {
    List<String> names = List.of("smith", "wang", "silva", "berg", "dubois");
    return names.get(n % names.size());
  }

  private static UUID id(int n) {
    try {
      byte[] hash =
          MessageDigest.getInstance("MD5").digest(("e" + n).getBytes(StandardCharsets.UTF_8));
      ByteBuffer bytes = ByteBuffer.wrap(hash);
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void take(String name, Reading reading) throws IOException, InterruptedException {
    for (int i = 0; i < WARM; i++) {
      reading.of(i);
    }
    long[] nanos = new long[rounds];
    Duration before = processorTime();
    for (int i = 0; i < rounds; i++) {
      long begin = System.nanoTime();
      reading.of(WARM + i);
      nanos[i] = System.nanoTime() - begin;
    }
    double cpu = processorTime().minus(before).toNanos() / 1e6 / rounds;
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "%-52s %9.1f %9.1f %9.1f %9.1f%n",
        name,
        nanos[rounds / 2] / 1e6,
        nanos[rounds * 95 / 100] / 1e6,
        nanos[rounds - 1] / 1e6,
        cpu);
  }

  /** Of this process, client and server, and of the database below it. */
  private static Duration processorTime() {
    return Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
