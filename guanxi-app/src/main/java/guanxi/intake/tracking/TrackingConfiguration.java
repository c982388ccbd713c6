package guanxi.intake.tracking;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Puts the tracking door into the web server, beside the doors of staff. */
@Configuration(proxyBeanMethods = false)
class TrackingConfiguration {

  /** Behind the filter that puts security's headers on every answer, before all others. */
  @Bean
  FilterRegistrationBean<TrackingDoor> trackingDoor(ObjectProvider<Reception> reception) {
    FilterRegistrationBean<TrackingDoor> door =
        new FilterRegistrationBean<>(new TrackingDoor(reception::getObject));
    door.addUrlPatterns("/v1/*", "/beacon/v1/*", "/pixel/v1/*");
    door.setName("tracking");
    door.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return door;
  }

  /** The script for the pages of shops is for everybody. */
  @Bean
  @Order(10)
  SecurityFilterChain trackingSecurity(HttpSecurity http) throws Exception {
    return http.securityMatcher("/guanxi.js")
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
    LandingLog landingLog(
        Landing writers, StoredLanding stored, Waker waker, Slots slots, DiskRoom room) {
      return new DatabaseLanding(writers, stored, waker, slots, room);
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
