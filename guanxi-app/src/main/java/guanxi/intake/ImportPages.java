package guanxi.intake;

import guanxi.files.Role;
import guanxi.shared.GuanxiException;
import guanxi.staff.SignedIn;
import guanxi.web.Language;
import guanxi.web.Pages;
import guanxi.web.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The pages of imports. */
@Controller
@RequestMapping("/console/imports")
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER', 'ANALYST')")
class ImportPages {

  private static final int PAGE = 50;

  private final FileImports imports;
  private final ImportPage page;
  private final RejectedRows rejected;
  private final Pages pages;
  private final Clock clock;

  ImportPages(
      FileImports imports, ImportPage page, RejectedRows rejected, Pages pages, Clock clock) {
    this.imports = imports;
    this.page = page;
    this.rejected = rejected;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping
  View list(@RequestParam(required = false) @Nullable Instant before) {
    Instant until = before == null ? clock.instant().plusSeconds(60) : before;
    List<FileImport> found = imports.newest(until, PAGE);
    String older =
        found.size() < PAGE ? null : "/console/imports?before=" + found.getLast().uploadedAt();
    return pages.page(
        "intake/list",
        "intake.imports.title",
        new ImportViews.ListView(found.stream().map(ImportPage::entry).toList(), true, older));
  }

  @PostMapping
  View upload(
      @RequestParam("files") List<MultipartFile> files, @AuthenticationPrincipal SignedIn by)
      throws IOException {
    List<FileImport> received = new ArrayList<>();
    for (MultipartFile file : files) {
      String name = file.getOriginalFilename();
      if (name != null && !name.isBlank()) {
        try (InputStream content = file.getInputStream()) {
          received.add(imports.receive(name, content, by.displayName()));
        }
      }
    }
    return switch (received.size()) {
      case 0 -> pages.redirect("/console/imports").warning("intake.imports.received.none");
      case 1 ->
          back(received.getFirst().id().value())
              .saying("intake.imports.received", received.getFirst().fileName());
      default ->
          pages
              .redirect("/console/imports")
              .saying("intake.imports.received.many", received.size());
    };
  }

  @GetMapping("/{id}")
  View show(@PathVariable UUID id, HttpServletRequest request) {
    FileImport file = imports.get(new ImportId(id));
    return pages
        .page("intake/one", "intake.imports.one", page.view(file, Language.of(request)))
        .called(file.fileName())
        .under("intake.imports.title", "/console/imports");
  }

  /** What htmx asks for every second; the last answer makes the browser load the whole page. */
  @GetMapping("/{id}/progress")
  View progress(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
    FileImport file = imports.get(new ImportId(id));
    if (!file.state().isBusy()) {
      response.setHeader("HX-Refresh", "true");
    }
    return pages.part("intake/progress", page.progress(file, Language.of(request)));
  }

  @PostMapping("/{id}/choices")
  View choose(@PathVariable UUID id, @RequestParam Map<String, String> form) {
    imports.choose(new ImportId(id), choice(form));
    return back(id).saying("intake.imports.saved");
  }

  @PostMapping("/{id}/dry-run")
  View check(@PathVariable UUID id, @AuthenticationPrincipal SignedIn by) {
    imports.check(new ImportId(id), by.displayName());
    return back(id);
  }

  @PostMapping("/{id}/run")
  View run(@PathVariable UUID id, @AuthenticationPrincipal SignedIn by) {
    imports.run(new ImportId(id), by.displayName());
    return back(id).saying("intake.imports.started");
  }

  @PostMapping("/{id}/stop")
  View stop(@PathVariable UUID id) {
    imports.cancel(new ImportId(id));
    return back(id).saying("intake.imports.cancelled");
  }

  @GetMapping("/{id}/undoing")
  View askToUndo(@PathVariable UUID id, HttpServletRequest request) {
    FileImport file = imports.get(new ImportId(id));
    return pages
        .page("intake/undo", "intake.imports.undo.title", page.view(file, Language.of(request)))
        .under("intake.imports.title", "/console/imports");
  }

  @PostMapping("/{id}/undoing")
  View undo(@PathVariable UUID id, @AuthenticationPrincipal SignedIn by) {
    imports.undo(new ImportId(id), by.displayName());
    return back(id).saying("intake.imports.undone");
  }

  @GetMapping("/{id}/rejected.csv")
  void rejected(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    FileImport file = imports.get(new ImportId(id));
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition",
        ContentDisposition.attachment()
            .filename("rejected-" + file.fileName() + ".csv", StandardCharsets.UTF_8)
            .build()
            .toString());
    rejected.write(file, Language.of(request), response.getOutputStream());
  }

  /** Columns come as {@code column.<number> = <role>}, everything else by its own name. */
  private static ImportChoice choice(Map<String, String> form) {
    Map<String, String> values = new HashMap<>();
    Map<Role, String> columns = new HashMap<>();
    boolean mapped = form.keySet().stream().anyMatch(name -> name.startsWith("column."));
    if (mapped) {
      for (Role role : Role.values()) {
        columns.put(role, "");
      }
    }
    form.forEach((name, value) -> {
      if (!name.startsWith("column.")) {
        values.put(name, value);
      } else if (!value.isBlank()) {
        columns.put(role(value), "c" + name.substring("column.".length()));
      }
    });
    return new ImportChoice(values, columns);
  }

  private static Role role(String name) {
    try {
      return Role.valueOf(name);
    } catch (IllegalArgumentException unknown) {
      throw new GuanxiException(IntakeError.IMPORT_MAPPING_INVALID, "role " + name, unknown);
    }
  }

  private Redirect back(UUID id) {
    return pages.redirect("/console/imports/" + id);
  }
}
