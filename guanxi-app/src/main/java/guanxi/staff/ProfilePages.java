package guanxi.staff;

import guanxi.shared.GuanxiException;
import guanxi.shared.Texts;
import guanxi.staff.StaffViews.PasswordView;
import guanxi.staff.StaffViews.ProfileView;
import guanxi.staff.StaffViews.SessionRow;
import guanxi.web.ErrorAnswers;
import guanxi.web.Language;
import guanxi.web.PageView;
import guanxi.web.Pages;
import guanxi.web.PreferencesChosen;
import guanxi.web.Theme;
import guanxi.web.WebError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What everyone can change about herself. */
@Controller
class ProfilePages {

  private static final List<String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(zone ->
              zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
          .sorted()
          .toList();

  private final StaffMembers members;
  private final Sessions sessions;
  private final SignIn signIn;
  private final AuditTrail audit;
  private final Pages pages;

  ProfilePages(
      StaffMembers members, Sessions sessions, SignIn signIn, AuditTrail audit, Pages pages) {
    this.members = members;
    this.sessions = sessions;
    this.signIn = signIn;
    this.audit = audit;
    this.pages = pages;
  }

  @GetMapping("/profile")
  View profile(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request) {
    String token = SessionCookie.token(request);
    String here = token == null ? "" : Sessions.mark(token);
    List<SessionRow> rows =
        sessions.of(signedIn.id()).stream()
            .map(session ->
                new SessionRow(
                    session.browser(),
                    session.createdAt(),
                    session.lastUsedAt(),
                    session.mark().equals(here)))
            .toList();
    Locale language = signedIn.language();
    return pages.page(
        "staff/profile",
        "staff.profile.title",
        new ProfileView(
            signedIn.login(),
            signedIn.displayName(),
            signedIn.timeZone().getId(),
            ZONES,
            language == null ? null : language.toLanguageTag(),
            rows));
  }

  @PostMapping("/profile")
  View change(
      @AuthenticationPrincipal SignedIn signedIn,
      @RequestParam String displayName,
      @RequestParam String timeZone,
      @RequestParam String language,
      @RequestParam String theme) {
    String name = displayName.strip();
    boolean nameIsValid =
        !name.isEmpty()
            && name.length() <= 200
            && name.codePoints().noneMatch(Character::isISOControl);
    if (!nameIsValid) {
      throw new GuanxiException(StaffError.NAME_NOT_VALID, "");
    }
    if (!ZONES.contains(timeZone) && !timeZone.equals(signedIn.timeZone().getId())) {
      throw WebError.REQUEST_NOT_UNDERSTOOD.about(timeZone);
    }
    members.setDisplayName(signedIn.id(), name);
    members.setPreferences(
        signedIn.id(),
        Texts.in(Locale.forLanguageTag(language)).language().toLanguageTag(),
        Theme.of(theme).key(),
        timeZone);
    return pages.redirect("/profile").saying("staff.profile.saved");
  }

  /** Choices made in the frame stay with the person. */
  @EventListener
  void on(PreferencesChosen chosen) {
    if (chosen.visitor() instanceof SignedIn signedIn && !signedIn.isLocal()) {
      Locale language = chosen.language();
      Theme theme = chosen.theme();
      members.setPreferences(
          signedIn.id(),
          language == null ? null : language.toLanguageTag(),
          theme == null ? null : theme.key(),
          null);
    }
  }

  @GetMapping("/profile/password")
  View password(@AuthenticationPrincipal SignedIn signedIn) {
    return passwordPage(signedIn, null, null);
  }

  @PostMapping("/profile/password")
  View changePassword(
      @AuthenticationPrincipal SignedIn signedIn,
      @RequestParam String present,
      @RequestParam String chosen,
      @RequestParam String repeated,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      String token =
          signIn.changePassword(
              signedIn.id(), present, chosen, repeated, SignInPages.browser(request));
      SessionCookie.set(request, response, token);
      return pages
          .redirect(signedIn.mustChangePassword() ? "/console" : "/profile")
          .saying("staff.password.changed");
    } catch (GuanxiException refused) {
      return passwordPage(
              signedIn, field(refused), ErrorAnswers.sentence(Language.of(request), refused.code()))
          .status(422);
    }
  }

  @PostMapping("/profile/sessions")
  View endOtherSessions(
      @AuthenticationPrincipal SignedIn signedIn,
      HttpServletRequest request,
      HttpServletResponse response) {
    sessions.endAll(signedIn.id());
    SessionCookie.set(
        request, response, sessions.begin(signedIn.id(), SignInPages.browser(request)));
    audit.record("staff.sessions-ended", "member:" + signedIn.id(), "");
    return pages.redirect("/profile").saying("staff.profile.sessionsEnded");
  }

  private PageView passwordPage(
      SignedIn signedIn, @Nullable String field, @Nullable String problem) {
    PasswordView view =
        new PasswordView(
            signedIn.login(),
            signedIn.mustChangePassword(),
            PasswordRules.SHORTEST,
            field,
            problem);
    return pages
        .page("staff/password", "staff.password.title", view)
        .under("staff.profile.title", "/profile");
  }

  private static String field(GuanxiException refused) {
    return switch (refused.code()) {
      case StaffError.PASSWORD_WRONG -> "present";
      case StaffError.PASSWORDS_DIFFER -> "repeated";
      default -> "chosen";
    };
  }
}
