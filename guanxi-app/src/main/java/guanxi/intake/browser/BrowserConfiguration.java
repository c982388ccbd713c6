package guanxi.intake.browser;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Puts the browser's script into the web server; anybody may have it. */
@Configuration(proxyBeanMethods = false)
class BrowserConfiguration {

  @Bean
  ServletRegistrationBean<BrowserScript> browserScript() {
    ServletRegistrationBean<BrowserScript> script =
        new ServletRegistrationBean<>(new BrowserScript(), BrowserScript.PATH);
    script.setName("browser-script");
    return script;
  }

  @Bean
  @Order(11)
  SecurityFilterChain browserScriptSecurity(HttpSecurity http) throws Exception {
    return http.securityMatcher(BrowserScript.PATH)
        .headers(AbstractHttpConfigurer::disable)
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }
}
