package guanxi.staff;

import guanxi.shared.Texts;
import guanxi.staff.StaffViews.AuditRow;
import guanxi.staff.StaffViews.AuditView;
import guanxi.staff.StaffViews.Choice;
import guanxi.web.Formats;
import guanxi.web.Language;
import guanxi.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The audit trail as administrators read it. */
@Controller
@RequestMapping("/console/audit")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class AuditPages {

  private static final int PER_PAGE = 50;

  private final JdbcClient database;
  private final AuditTrail trail;
  private final StaffMembers members;
  private final Pages pages;

  AuditPages(JdbcClient database, AuditTrail trail, StaffMembers members, Pages pages) {
    this.database = database;
    this.trail = trail;
    this.members = members;
    this.pages = pages;
  }

  @GetMapping
  View list(
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "") String actor,
      @RequestParam(defaultValue = "0") long before,
      HttpServletRequest request) {
    Texts texts = Language.of(request);
    Map<String, String> names = names();
    List<AuditTrail.Entry> found = find(action, actor, before);
    boolean more = found.size() > PER_PAGE;
    List<AuditRow> rows =
        found.stream().limit(PER_PAGE).map(entry -> row(entry, names, texts)).toList();
    String query = "/console/audit?action=" + encoded(action) + "&actor=" + encoded(actor);
    AuditView view =
        new AuditView(
            rows,
            actions().stream().map(known -> new Choice(known, text(known, texts))).toList(),
            members.all().stream()
                .map(member -> new Choice(member.id().toString(), member.displayName()))
                .toList(),
            action,
            actor,
            more ? query + "&before=" + rows.getLast().position() : null,
            before > 0 ? query : null);
    return pages.page("staff/audit", "staff.audit.title", view);
  }

  @PostMapping("/verification")
  View verify(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request) {
    AuditTrail.Verification found = trail.verify();
    Formats formats = new Formats(Language.of(request), signedIn.timeZone());
    Long brokenAt = found.brokenAt();
    return brokenAt == null
        ? pages
            .redirect("/console/audit")
            .saying("staff.audit.intact", formats.number(found.intact()))
        : pages.redirect("/console/audit").failing("staff.audit.broken", formats.number(brokenAt));
  }

  private List<AuditTrail.Entry> find(String action, String actor, long before) {
    return database
        .sql(
            """
            SELECT * FROM staff.audit_entry
            WHERE (:action = '' OR action = :action)
              AND (:actor = '' OR actor = :actor)
              AND (:before = 0 OR position < :before)
            ORDER BY position DESC
            LIMIT :limit
            """)
        .param("action", action)
        .param("actor", actor)
        .param("before", before)
        .param("limit", PER_PAGE + 1)
        .query(AuditTrail::read)
        .list();
  }

  /** Every action there is, by hopping along the index: cheap however long the trail is. */
  private List<String> actions() {
    return database
        .sql(
            """
            WITH RECURSIVE hop AS (
              (SELECT action FROM staff.audit_entry ORDER BY action LIMIT 1)
              UNION ALL
              SELECT (SELECT e.action FROM staff.audit_entry e
                      WHERE e.action > hop.action ORDER BY e.action LIMIT 1)
              FROM hop WHERE hop.action IS NOT NULL)
            SELECT action FROM hop WHERE action IS NOT NULL
            """)
        .query((row, rowNumber) -> row.getString("action"))
        .list();
  }

  private Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    for (StaffMember member : members.all()) {
      names.put(member.id().toString(), member.displayName());
    }
    return names;
  }

  private static AuditRow row(AuditTrail.Entry entry, Map<String, String> names, Texts texts) {
    String address = entry.address();
    return new AuditRow(
        entry.position(),
        entry.at(),
        actorName(entry.actor(), names, texts),
        text(entry.action(), texts),
        subjectName(entry.subject(), names),
        detailsText(entry, texts),
        address == null ? "" : address);
  }

  private static String actorName(String actor, Map<String, String> names, Texts texts) {
    return switch (actor) {
      case "" -> texts.of("staff.audit.nobody");
      case "system" -> texts.of("staff.audit.system");
      case "local" -> texts.of("staff.audit.local");
      default -> names.getOrDefault(actor, actor);
    };
  }

  private static String subjectName(String subject, Map<String, String> names) {
    return subject.startsWith("member:")
        ? names.getOrDefault(subject.substring("member:".length()), subject)
        : subject;
  }

  /** Roles are written as codes and read as words. */
  private static String detailsText(AuditTrail.Entry entry, Texts texts) {
    String details = entry.details();
    if (entry.action().startsWith("staff.")) {
      for (Role role : Role.values()) {
        details = details.replace(role.name(), texts.of("web.role." + role.name()));
      }
    }
    return details;
  }

  /** Modules write their actions as {@code <module>.<what-was-done>}. */
  private static String text(String action, Texts texts) {
    int dot = action.indexOf('.');
    String key = dot < 0 ? action : action.substring(0, dot) + ".audit" + action.substring(dot);
    return texts.has(key) ? texts.of(key) : action;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
