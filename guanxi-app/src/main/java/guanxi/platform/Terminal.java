package guanxi.platform;

import guanxi.shared.GuanxiException;
import guanxi.shared.Texts;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The terminal Guanxi was started from: says where it is ready and what to do next, or in a few
 * plain lines why it could not start. The only place that prints.
 */
public final class Terminal implements ApplicationListener<ApplicationReadyEvent> {

  private final PrintStream out;
  private final PrintStream err;
  private final Texts texts;

  private Terminal(PrintStream out, PrintStream err, Texts texts) {
    this.out = out;
    this.err = err;
    this.texts = texts;
  }

  /** The terminal of this process, in the language of its environment. */
  @SuppressWarnings("SystemOut")
  public static Terminal ofThisProcess() {
    return new Terminal(System.out, System.err, Texts.in(Locale.getDefault()));
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    ConfigurableApplicationContext context = event.getApplicationContext();
    if (!(context instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
      return;
    }
    String host = context.getEnvironment().getProperty("server.address", "127.0.0.1");
    String shown = List.of("0.0.0.0", "::").contains(host) ? "127.0.0.1" : host;
    out.println(
        texts.of("platform.ready", "http://%s:%d/".formatted(shown, web.getWebServer().getPort())));
    context.getBean(FirstRun.class).lines().forEach(line -> out.println("  " + line));
    out.println("  " + texts.of("platform.ready.stop"));
    out.flush();
  }

  /** Says that Guanxi did not start, why, and what helps. */
  void notStarted(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof GuanxiException known) {
        String message = String.valueOf(known.getMessage());
        notStarted(
            message.substring(Math.min(message.length(), known.code().name().length() + 2)),
            texts.of("platform.error." + known.code().name()));
        return;
      }
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message =
        root.getMessage() == null ? "" : ": " + root.getMessage().lines().findFirst().orElse("");
    notStarted(root.getClass().getSimpleName() + message, texts.of("platform.start.unforeseen"));
  }

  /** Says that Guanxi did not start, why, and what helps. */
  void notStarted(String why, String remedy) {
    err.println(texts.of("platform.start.failed", why));
    remedy.lines().forEach(line -> err.println("        " + line));
    err.flush();
  }
}
