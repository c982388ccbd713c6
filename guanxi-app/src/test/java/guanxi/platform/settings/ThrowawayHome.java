package guanxi.platform.settings;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Gives every test process a home folder of its own, so that two of them do not meet. */
final class ThrowawayHome implements EnvironmentPostProcessor, Ordered {

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE - 1;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    String home = "target/test-home/" + ProcessHandle.current().pid();
    environment
        .getPropertySources()
        .addLast(new MapPropertySource("throwaway home", Map.of("guanxi.home", home)));
  }
}
