package guanxi.intake.tracking;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
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
  ServletRegistrationBean<TrackingDoor> trackingDoor(ObjectProvider<Reception> reception) {
    ServletRegistrationBean<TrackingDoor> door =
        new ServletRegistrationBean<>(
            new TrackingDoor(reception::getObject), "/v1/*", "/beacon/v1/*", "/pixel/v1/*");
    door.setName("tracking");
    return door;
  }

  /** Senders have no session and no form token; their write key is checked by the door. */
  @Bean
  @Order(10)
  SecurityFilterChain trackingSecurity(HttpSecurity http) throws Exception {
    return http.securityMatcher("/v1/**", "/beacon/v1/**", "/pixel/v1/**", "/guanxi.js")
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

  /** The landing of a house that needs no other server. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "guanxi.log", havingValue = "postgresql", matchIfMissing = true)
  static class InTheDatabase {

    @Bean
    Waker waker() {
      return new Waker();
    }

    @Bean
    Slots slots(TrackingSettings settings) {
      return new Slots(settings.landing().toBytes());
    }

    @Bean
    Landing landing(DataSource dataSource, Waker waker, Slots slots) {
      return new Landing(dataSource, waker, slots);
    }

    @Bean
    LandingLog landingLog(Landing writers, StoredLanding stored, Waker waker, Slots slots) {
      return new DatabaseLanding(writers, stored, waker, slots);
    }
  }

  /** The landing of a house with brokers beside it. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "guanxi.log", havingValue = "kafka")
  static class InKafka {

    @Bean
    KafkaTopics kafkaTopics(KafkaSettings settings) {
      return new KafkaTopics(settings);
    }

    @Bean
    LandingLog landingLog(KafkaTopics topics, StoredLanding stored) {
      return new KafkaLanding(topics, stored::progress);
    }
  }
}
