package guanxi.platform;

import static guanxi.platform.PlatformError.PLATFORM_SETTING_INVALID;

import guanxi.shared.GuanxiException;
import guanxi.shared.Texts;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Answers every failure to start with a plain reason and a remedy instead of a stack trace. The log
 * keeps the trace.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailures implements SpringBootExceptionReporter {

  private static final Logger LOG = LoggerFactory.getLogger(StartFailures.class);

  private final boolean isOurs;

  StartFailures(ConfigurableApplicationContext context) {
    this.isOurs = Boolean.getBoolean("guanxi.terminal");
  }

  @Override
  public boolean reportException(Throwable failure) {
    if (!isOurs) {
      return false; // a test wants to see everything
    }
    LOG.info("did not start", failure);
    Terminal terminal = Terminal.ofThisProcess();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException taken) {
        Texts texts = Texts.in(Locale.getDefault());
        terminal.notStarted(
            texts.of("platform.start.port", Integer.toString(taken.getPort())),
            texts.of("platform.start.port.remedy"));
        return true;
      }
      if (cause instanceof BindException wrong) {
        String why = "%s=%s".formatted(wrong.getName(), value(wrong));
        terminal.notStarted(new GuanxiException(PLATFORM_SETTING_INVALID, why));
        return true;
      }
    }
    terminal.notStarted(failure);
    return true;
  }

  private static String value(BindException wrong) {
    ConfigurationProperty property = wrong.getProperty();
    return property == null ? "?" : String.valueOf(property.getValue());
  }
}
