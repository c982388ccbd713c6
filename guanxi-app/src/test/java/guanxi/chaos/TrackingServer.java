package guanxi.chaos;

import guanxi.GuanxiApplication;
import guanxi.intake.sources.LiveSource;
import guanxi.intake.sources.LiveSources;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The process that is killed: a whole Guanxi that takes events. Prints SERVING with port and write
 * key. When it is told COUNT it waits until everything that landed is promoted and prints FOUND
 * with how many message ids and how many facts there are.
 */
final class TrackingServer {

  private TrackingServer() {}

  @SuppressWarnings("SystemOut")
  public static void main(String... arguments) throws Exception {
    try (ConfigurableApplicationContext context =
        SpringApplication.run(GuanxiApplication.class, arguments)) {
      LiveSources sources = context.getBean(LiveSources.class);
      LiveSource source =
          sources.all().stream().findFirst().orElseGet(() -> sources.create("chaos"));
      System.out.println(
          "SERVING "
              + context.getEnvironment().getProperty("local.server.port")
              + " "
              + source.keys().getFirst().value());
      BufferedReader told =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = told.readLine(); line != null; line = told.readLine()) {
        if (line.equals("COUNT")) {
          System.out.println("FOUND " + count(context.getBean(JdbcClient.class)));
        }
      }
    }
  }

  private static String count(JdbcClient database) throws InterruptedException {
    while (waiting(database) > 0) {
      Thread.sleep(50);
    }
    return database
        .sql("SELECT count(DISTINCT key) || ' ' || count(*) FROM intake.fact")
        .query(String.class)
        .single();
  }

  private static int waiting(JdbcClient database) {
    return database
        .sql(
            """
            SELECT count(*) FROM intake.landing l
            LEFT JOIN intake.landing_progress p USING (source_id, lane)
            WHERE coalesce(p.row_no, 0) < l.position * 4096 + l.events - 1
            """)
        .query(Integer.class)
        .single();
  }
}
