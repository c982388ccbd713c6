package guanxi.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Goes through every address of every module, so that a new one cannot forget its lock. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestStaff.class)
class EveryRouteIT {

  private static final Set<String> OPEN =
      Set.of(
          "/assets/**",
          "/favicon.ico",
          "/guanxi.js",
          "/robots.txt",
          "/sign-in",
          "/preferences",
          "/csp-report",
          "/error",
          "/livez",
          "/readyz");

  /** What everyone who is signed in may change, whatever her role. */
  private static final Set<String> ONES_OWN =
      Set.of("/sign-out", "/profile", "/profile/password", "/profile/sessions");

  @Autowired TestStaff staff;
  @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;
  @LocalServerPort int port;

  @Test
  void aStrangerReachesNothing() {
    TestBrowser stranger = new TestBrowser(port);
    List<String> reached = new ArrayList<>();
    for (Route route : routes()) {
      if (route.isAsked() && !OPEN.contains(route.pattern())) {
        HttpResponse<String> answer = stranger.get(route.example());
        boolean sentAway =
            answer.statusCode() == 401
                || answer.headers().firstValue("Location").orElse("").startsWith("/sign-in");
        if (!sentAway) {
          reached.add(route + " " + answer.statusCode());
        }
      }
    }
    assertThat(reached).isEmpty();
  }

  @Test
  void nothingIsChangedWithoutTheTokenOfAForm() {
    TestBrowser member = staff.signedIn(port, "ADMINISTRATOR");
    List<String> accepted = new ArrayList<>();
    for (Route route : routes()) {
      if (!route.isAsked() && !route.pattern().equals("/csp-report")) {
        HttpResponse<String> answer =
            member.send(request ->
                request
                    .uri(member.address(route.example()))
                    .method(route.method(), java.net.http.HttpRequest.BodyPublishers.noBody()));
        if (answer.statusCode() != 403) {
          accepted.add(route + " " + answer.statusCode());
        }
      }
    }
    assertThat(accepted).isEmpty();
  }

  @Test
  void whatChangesSomethingCannotBeAskedFor() {
    TestBrowser member = staff.signedIn(port, "ADMINISTRATOR");
    List<Route> routes = routes();
    List<String> asked =
        routes.stream().filter(Route::isAsked).map(Route::pattern).distinct().toList();
    List<String> answered = new ArrayList<>();
    for (Route route : routes) {
      if (!route.isAsked() && asked.stream().noneMatch(pattern -> covers(pattern, route))) {
        int status = member.get(route.example()).statusCode();
        if (status != 405 && status != 404) {
          answered.add(route + " " + status);
        }
      }
    }
    assertThat(answered).isEmpty();
  }

  @Test
  void whateverChangesSomethingSaysWhoMayDoIt() {
    List<String> silent = new ArrayList<>();
    for (Map.Entry<RequestMappingInfo, HandlerMethod> entry :
        requestMappingHandlerMapping.getHandlerMethods().entrySet()) {
      HandlerMethod handler = entry.getValue();
      boolean says =
          AnnotatedElementUtils.hasAnnotation(handler.getMethod(), PreAuthorize.class)
              || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), PreAuthorize.class);
      boolean asks =
          entry.getKey().getMethodsCondition().getMethods().equals(Set.of(RequestMethod.GET));
      for (String pattern : entry.getKey().getPatternValues()) {
        if (!says && !asks && !OPEN.contains(pattern) && !ONES_OWN.contains(pattern)) {
          silent.add(pattern + " " + handler.getShortLogMessage());
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  private static boolean covers(String pattern, Route route) {
    String regex = pattern.replaceAll("\\{[^/]+}", "[^/]+").replace("/**", "/.*");
    return route.example().matches(regex);
  }

  private List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    requestMappingHandlerMapping
        .getHandlerMethods()
        .forEach((info, handler) -> {
          for (String pattern : info.getPatternValues()) {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            if (methods.isEmpty()) {
              routes.add(new Route("GET", pattern));
            }
            methods.forEach(method -> routes.add(new Route(method.name(), pattern)));
          }
        });
    return routes;
  }

  private record Route(String method, String pattern) {
    boolean isAsked() {
      return method.equals("GET");
    }

    String example() {
      return pattern
          .replaceAll("\\{[^/]+}", "00000000-0000-4000-8000-000000000000")
          .replace("/**", "/x");
    }
  }
}
