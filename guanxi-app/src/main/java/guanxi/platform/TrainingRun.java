package guanxi.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A start whose only purpose is that Java records which classes and methods a start needs (the
 * ahead-of-time cache): opens the first pages, then ends the process.
 */
public final class TrainingRun implements ApplicationListener<ApplicationReadyEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);
  private static final List<String> PAGES = List.of("/livez", "/readyz", "/", "/sign-in", "/none");

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    ConfigurableApplicationContext context = event.getApplicationContext();
    WebServer server =
        context instanceof WebServerApplicationContext web ? web.getWebServer() : null;
    if (server != null) {
      int port = server.getPort();
      // Not from the thread that starts: what it holds must not decide what is recorded.
      Thread.ofPlatform()
          .name("training")
          .start(() -> {
            open("http://127.0.0.1:" + port);
            System.exit(SpringApplication.exit(context));
          });
    }
  }

  private static void open(String address) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String page : PAGES) {
        client.send(
            HttpRequest.newBuilder(URI.create(address + page)).build(), BodyHandlers.discarding());
      }
    } catch (IOException e) {
      LOG.warn("training page not opened", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
