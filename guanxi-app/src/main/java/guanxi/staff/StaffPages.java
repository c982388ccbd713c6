package guanxi.staff;

import guanxi.shared.GuanxiException;
import guanxi.staff.StaffViews.InviteView;
import guanxi.staff.StaffViews.MemberRow;
import guanxi.staff.StaffViews.MemberView;
import guanxi.staff.StaffViews.OneTimeView;
import guanxi.staff.StaffViews.StaffView;
import guanxi.staff.StaffViews.State;
import guanxi.web.ErrorAnswers;
import guanxi.web.Language;
import guanxi.web.PageView;
import guanxi.web.Pages;
import guanxi.web.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of members and what administrators do with them. */
@Controller
@RequestMapping("/console/staff")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class StaffPages {

  private final StaffOffice office;
  private final Pages pages;

  StaffPages(StaffOffice office, Pages pages) {
    this.office = office;
    this.pages = pages;
  }

  @GetMapping
  View list(@AuthenticationPrincipal SignedIn signedIn) {
    List<MemberRow> rows = office.all().stream().map(member -> row(member, signedIn)).toList();
    return pages.page("staff/list", "staff.list.title", new StaffView(rows));
  }

  @GetMapping("/new")
  View form() {
    return invitePage(new InviteView("", "", Role.AGENT, List.of(Role.values()), null, null));
  }

  @PostMapping
  View invite(
      @RequestParam(defaultValue = "") String login,
      @RequestParam(defaultValue = "") String displayName,
      @RequestParam Role role,
      HttpServletRequest request) {
    try {
      return oneTimePage(office.invite(login, displayName, role));
    } catch (GuanxiException refused) {
      String field =
          refused.code() == StaffError.LOGIN_TAKEN || login.isBlank() ? "login" : "displayName";
      return invitePage(
              new InviteView(
                  login,
                  displayName,
                  role,
                  List.of(Role.values()),
                  field,
                  ErrorAnswers.sentence(Language.of(request), refused.code())))
          .status(422);
    }
  }

  @GetMapping("/{id}")
  View member(@PathVariable UUID id, @AuthenticationPrincipal SignedIn signedIn) {
    StaffMember member = office.get(id);
    return pages
        .page(
            "staff/member",
            "staff.list.title",
            new MemberView(row(member, signedIn), List.of(Role.values())))
        .called(member.displayName())
        .under("staff.list.title", "/console/staff");
  }

  @PostMapping("/{id}/role")
  View setRole(@PathVariable UUID id, @RequestParam Role role) {
    office.setRole(id, role);
    return back(id).saying("staff.member.saved");
  }

  @PostMapping("/{id}/disabling")
  View disable(@PathVariable UUID id) {
    office.disable(id);
    return back(id).saying("staff.member.disabled");
  }

  @PostMapping("/{id}/enabling")
  View enable(@PathVariable UUID id) {
    office.enable(id);
    return back(id).saying("staff.member.enabled");
  }

  @PostMapping("/{id}/password-reset")
  View resetPassword(@PathVariable UUID id) {
    return oneTimePage(office.resetPassword(id));
  }

  private Redirect back(UUID id) {
    return pages.redirect("/console/staff/" + id);
  }

  private PageView invitePage(InviteView view) {
    return pages
        .page("staff/invite", "staff.invite.title", view)
        .under("staff.list.title", "/console/staff");
  }

  private View oneTimePage(StaffOffice.Invited invited) {
    return pages
        .page(
            "staff/one-time",
            "staff.oneTime.title",
            new OneTimeView(
                invited.member().login(),
                invited.member().displayName(),
                invited.oneTimePassword(),
                invited.until()))
        .titled(invited.member().displayName())
        .under("staff.list.title", "/console/staff");
  }

  private static MemberRow row(StaffMember member, SignedIn signedIn) {
    State state =
        member.disabledAt() != null
            ? State.DISABLED
            : member.mustChangePassword() ? State.INVITED : State.ACTIVE;
    return new MemberRow(
        member.id(),
        member.login(),
        member.displayName(),
        member.role(),
        state,
        member.id().equals(signedIn.id()),
        member.createdAt(),
        member.lastSignedInAt());
  }
}
