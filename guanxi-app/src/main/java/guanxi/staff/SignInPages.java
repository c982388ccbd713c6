package guanxi.staff;

import guanxi.staff.StaffViews.SignInView;
import guanxi.web.PageView;
import guanxi.web.Pages;
import guanxi.web.WebError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The way in and the way out. */
@Controller
class SignInPages {

  private final SignIn signIn;
  private final FirstAdministrator firstAdministrator;
  private final Pages pages;

  SignInPages(SignIn signIn, FirstAdministrator firstAdministrator, Pages pages) {
    this.signIn = signIn;
    this.firstAdministrator = firstAdministrator;
    this.pages = pages;
  }

  @GetMapping("/sign-in")
  View form(@RequestParam(defaultValue = "/console") String next) {
    if (SignedIn.maybe().isPresent()) {
      return pages.redirect(next);
    }
    return page("", next, null, 0);
  }

  @PostMapping("/sign-in")
  View open(
      @RequestParam(defaultValue = "") String login,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "/console") String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (login.length() > 200 || password.length() > 1000) {
      throw WebError.REQUEST_NOT_UNDERSTOOD.about("");
    }
    return switch (signIn.open(login, password, request.getRemoteAddr(), browser(request))) {
      case SignIn.Outcome.Opened(String token) -> {
        endOldSession(request);
        SessionCookie.set(request, response, token);
        yield pages.redirect(next);
      }
      case SignIn.Outcome.Refused() ->
          page(login, next, "staff.error.SIGN_IN_FAILED", 0).status(422);
      case SignIn.Outcome.Blocked(var pause) -> {
        long seconds = Math.max(1, (pause.toMillis() + 999) / 1000);
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        yield page(login, next, "staff.error.SIGN_IN_BLOCKED", seconds).status(429);
      }
    };
  }

  @PostMapping("/sign-out")
  View close(HttpServletRequest request, HttpServletResponse response) {
    endOldSession(request);
    SessionCookie.remove(request, response);
    // Nothing of what was seen stays in this browser.
    response.setHeader("Clear-Site-Data", "\"cache\"");
    return pages.redirect("/sign-in").saying("staff.signIn.out");
  }

  private void endOldSession(HttpServletRequest request) {
    String token = SessionCookie.token(request);
    if (token != null) {
      signIn.close(token);
    }
  }

  private PageView page(String login, String next, @Nullable String problemKey, long seconds) {
    return pages.page(
        "staff/sign-in",
        "staff.signIn.title",
        new SignInView(login, next, problemKey, seconds, firstAdministrator.isAwaited()));
  }

  static String browser(HttpServletRequest request) {
    String agent = request.getHeader(HttpHeaders.USER_AGENT);
    return agent == null ? "" : agent.replaceAll("\\p{Cntrl}", " ");
  }
}
