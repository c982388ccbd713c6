package guanxi.intake.tracking;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Puts the tracking door into the web server, beside the doors of staff. */
@Configuration(proxyBeanMethods = false)
class TrackingConfiguration {

  /** A servlet of its own: nothing reads the body before it does. */
  @Bean
  ServletRegistrationBean<TrackingDoor> trackingDoor(Reception reception) {
    ServletRegistrationBean<TrackingDoor> door =
        new ServletRegistrationBean<>(
            new TrackingDoor(reception), "/v1/*", "/beacon/v1/*", "/pixel/v1/*");
    door.setName("tracking");
    return door;
  }

  /** Senders have no session and no form token; their write key is checked by the door. */
  @Bean
  @Order(10)
  SecurityFilterChain trackingSecurity(HttpSecurity http) throws Exception {
    return http.securityMatcher("/v1/**", "/beacon/v1/**", "/pixel/v1/**")
        .headers(AbstractHttpConfigurer::disable)
        .csrf(AbstractHttpConfigurer::disable)
        .cors(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .servletApi(AbstractHttpConfigurer::disable)
        .securityContext(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .exceptionHandling(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  @Bean
  Slots slots(TrackingSettings settings) {
    return new Slots(settings.landing().toBytes());
  }
}
