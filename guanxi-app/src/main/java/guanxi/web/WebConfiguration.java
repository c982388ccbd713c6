package guanxi.web;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Compression;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;

/** Puts the frame's parts around every request. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  @Bean
  FilterRegistrationBean<SecurityHeaders> securityHeaders() {
    FilterRegistrationBean<SecurityHeaders> registration =
        new FilterRegistrationBean<>(new SecurityHeaders());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
    return registration;
  }

  /** Answers are compressed, and what Tomcat refuses by itself is answered without its own page. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> answersOfTheContainer() {
    return factory -> {
      Compression compression = new Compression();
      compression.setEnabled(true);
      compression.setMinResponseSize(DataSize.ofKilobytes(1));
      compression.setMimeTypes(
          new String[] {"text/html", "application/json", "application/problem+json", "text/csv"});
      factory.setCompression(compression);
      factory.addContextCustomizers(context -> {
        if (context.getParent() instanceof StandardHost host) {
          host.setErrorReportValveClass(PlainErrors.class.getName());
        }
      });
    };
  }

  /**
   * Who asked and whether over HTTPS is believed to the proxies of the settings and nobody else.
   */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> trustedProxies(WebSettings settings) {
    return factory -> {
      if (!settings.proxies().isEmpty()) {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        valve.setInternalProxies(
            settings.proxies().stream().map(Pattern::quote).collect(Collectors.joining("|")));
        factory.addEngineValves(valve);
      }
    };
  }

  @Bean
  NavigationItem styleguideItem() {
    return new NavigationItem(
        "web.styleguide.title", "/console/styleguide", 990, "palette", Set.of("ADMINISTRATOR"));
  }
}
