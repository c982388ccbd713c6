package guanxi.staff;

import guanxi.web.ErrorAnswers;
import guanxi.web.WebError;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who gets in: everything not named here needs somebody who is signed in. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class StaffSecurity {

  private static final String[] OPEN = {
    "/assets/**",
    "/favicon.ico",
    "/robots.txt",
    "/sign-in",
    "/preferences",
    "/csp-report",
    "/error",
    "/livez",
    "/readyz"
  };

  /** Where somebody with a one-time password may still go. */
  private static final List<String> BEFORE_PASSWORD =
      List.of(
          "/assets/", "/profile/password", "/sign-out", "/preferences", "/csp-report", "/error");

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  @Bean
  SecurityFilterChain doors(
      HttpSecurity http,
      RequestIdentity identity,
      CsrfTokens tokens,
      ErrorAnswers answers,
      List<UploadPlace> uploads)
      throws Exception {
    return http.headers(AbstractHttpConfigurer::disable) // guanxi.web sets them on every answer
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(anonymous -> {})
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .securityContext(context -> context.securityContextRepository(identity))
        .csrf(csrf ->
            csrf.csrfTokenRepository(tokens)
                .ignoringRequestMatchers("/csp-report")
                .ignoringRequestMatchers(RequestIdentity::hasHeader))
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(OPEN)
                .permitAll()
                .requestMatchers("/actuator/**")
                .hasRole(Role.ADMINISTRATOR.name())
                .anyRequest()
                .authenticated())
        .exceptionHandling(handling ->
            handling
                .authenticationEntryPoint(
                    (request, response, refusal) -> askToSignIn(request, response, answers))
                .accessDeniedHandler(
                    (request, response, refusal) -> refuse(refusal, request, response, answers)))
        .addFilterBefore(new OwnPagesOnly(answers), CsrfFilter.class)
        .addFilterBefore(
            new FilesFromMembers(
                uploads,
                (request, response, refusal) -> askToSignIn(request, response, answers),
                answers),
            CsrfFilter.class)
        .addFilterAfter(new PasswordFirst(), AuthorizationFilter.class)
        .build();
  }

  /** Nobody signs in through Spring's own ways; without this bean it would invent a user. */
  @Bean
  AuthenticationManager noOtherWayIn() {
    return authentication -> {
      throw new ProviderNotFoundException("members sign in at /sign-in");
    };
  }

  private static void askToSignIn(
      HttpServletRequest request, HttpServletResponse response, ErrorAnswers answers)
      throws IOException {
    String path = request.getRequestURI();
    boolean program =
        path.startsWith("/api/")
            || path.startsWith("/actuator/")
            || RequestIdentity.hasHeader(request);
    if (program) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      answers.send(WebError.NOT_SIGNED_IN, "", request, response);
      return;
    }
    String query = request.getQueryString();
    String back = query == null ? path : path + '?' + query;
    String signIn =
        SAFE.contains(request.getMethod()) && !path.equals("/")
            ? "/sign-in?next=" + URLEncoder.encode(back, StandardCharsets.UTF_8)
            : "/sign-in";
    if ("true".equals(request.getHeader("HX-Request"))) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      response.setHeader("HX-Redirect", "/sign-in");
      return;
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader(HttpHeaders.LOCATION, signIn);
  }

  private static void refuse(
      AccessDeniedException refusal,
      HttpServletRequest request,
      HttpServletResponse response,
      ErrorAnswers answers)
      throws IOException {
    WebError code = refusal instanceof CsrfException ? WebError.FORM_EXPIRED : WebError.NOT_ALLOWED;
    answers.send(code, "", request, response);
  }

  /**
   * Browsers say where a request comes from; what changes something must come from our own pages.
   */
  private static final class OwnPagesOnly extends OncePerRequestFilter {
    private final ErrorAnswers answers;

    OwnPagesOnly(ErrorAnswers answers) {
      this.answers = answers;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      String site = request.getHeader("Sec-Fetch-Site");
      boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
      if (foreign
          && !SAFE.contains(request.getMethod())
          && !request.getRequestURI().equals("/csp-report")) {
        answers.send(WebError.FORM_EXPIRED, "", request, response);
        return;
      }
      chain.doFilter(request, response);
    }
  }

  /** Leads somebody with a one-time password to the page where she chooses her own. */
  private static final class PasswordFirst extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      boolean must = SignedIn.maybe().map(SignedIn::mustChangePassword).orElse(false);
      String path = request.getRequestURI();
      if (must && BEFORE_PASSWORD.stream().noneMatch(path::startsWith)) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, "/profile/password");
        return;
      }
      chain.doFilter(request, response);
    }
  }
}
