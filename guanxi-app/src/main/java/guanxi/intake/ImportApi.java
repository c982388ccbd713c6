package guanxi.intake;

import guanxi.files.ImportPlan;
import guanxi.files.Role;
import guanxi.platform.Jobs;
import guanxi.shared.GuanxiException;
import guanxi.staff.SignedIn;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Imports for programs, {@code ./guanxi import} among them; docs/manual/imports.md lists it. */
@RestController
@RequestMapping("/api/v1/imports")
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER')")
class ImportApi {

  private final FileImports imports;
  private final ImportJournal journal;
  private final Jobs jobs;

  ImportApi(FileImports imports, ImportJournal journal, Jobs jobs) {
    this.imports = imports;
    this.journal = journal;
    this.jobs = jobs;
  }

  /** Receives a file as the raw body; answers how it would be read. */
  @PostMapping
  ResponseEntity<ImportResponse> receive(@RequestParam String name, InputStream body) {
    FileImport received = imports.receive(name, body, SignedIn.now().login());
    return ResponseEntity.created(URI.create("/api/v1/imports/" + received.id().value()))
        .body(response(received));
  }

  /** How an import stands. */
  @GetMapping("/{id}")
  ImportResponse show(@PathVariable UUID id) {
    return response(imports.get(new ImportId(id)));
  }

  /** Decides how the file is read. */
  @PostMapping("/{id}/choice")
  ImportResponse choose(@PathVariable UUID id, @RequestBody Choice choice) {
    Map<Role, String> columns = new LinkedHashMap<>();
    choice.columns().forEach((role, column) -> columns.put(role(role), column));
    return response(imports.choose(new ImportId(id), new ImportChoice(choice.values(), columns)));
  }

  /** Starts a dry run over the whole file. */
  @PostMapping("/{id}/check")
  ResponseEntity<ImportResponse> check(@PathVariable UUID id) {
    imports.check(new ImportId(id), SignedIn.now().login());
    return accepted(id);
  }

  /** Takes the file in, or goes on where it stopped. */
  @PostMapping("/{id}/run")
  ResponseEntity<ImportResponse> run(@PathVariable UUID id) {
    imports.run(new ImportId(id), SignedIn.now().login());
    return accepted(id);
  }

  /** Takes everything back that came in with the file. */
  @PostMapping("/{id}/undo")
  ResponseEntity<ImportResponse> undo(@PathVariable UUID id) {
    imports.undo(new ImportId(id), SignedIn.now().login());
    return accepted(id);
  }

  /** Stops what is being done after the batch it is at. */
  @PostMapping("/{id}/cancellation")
  ResponseEntity<ImportResponse> cancel(@PathVariable UUID id) {
    imports.cancel(new ImportId(id));
    return accepted(id);
  }

  private ResponseEntity<ImportResponse> accepted(UUID id) {
    return ResponseEntity.accepted().body(show(id));
  }

  private static Role role(String name) {
    try {
      return Role.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException unknown) {
      throw new GuanxiException(
          IntakeError.IMPORT_MAPPING_INVALID, "there is no role " + name, unknown);
    }
  }

  private ImportResponse response(FileImport known) {
    ImportPlan plan = journal.work(known.id()).plan();
    Optional<Jobs.Status> job = Optional.ofNullable(known.jobId()).flatMap(jobs::find);
    return new ImportResponse(
        known.id().value(),
        known.fileName(),
        known.shop(),
        known.state(),
        known.failure(),
        plan == null ? null : plan.format().name(),
        plan == null ? Map.of() : columns(plan),
        plan == null ? List.of() : names(plan),
        known.counts(),
        known.dryRun(),
        job.map(Jobs.Status::done).orElse(0L),
        job.map(Jobs.Status::total).orElse(0L));
  }

  private static List<String> names(ImportPlan plan) {
    return FileImports.missing(plan).stream().map(ImportApi::name).toList();
  }

  private static Map<String, String> columns(ImportPlan plan) {
    Map<String, String> columns = new LinkedHashMap<>();
    plan.mapping().columns().forEach((role, column) -> columns.put(name(role), column.name()));
    return columns;
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * What a program decides.
   *
   * @param values see {@link ImportChoice}
   * @param columns by role in lower case with dashes
   */
  record Choice(Map<String, String> values, Map<String, String> columns) {}

  /**
   * An import as programs see it.
   *
   * @param columns of the file by role
   * @param missing roles without which it cannot run
   * @param done bytes or rows of the job at work, of {@code total}
   */
  record ImportResponse(
      UUID id,
      String fileName,
      String shop,
      FileImport.State state,
      @Nullable String failure,
      @Nullable String format,
      Map<String, String> columns,
      List<String> missing,
      FileImport.Counts counts,
      FileImport.@Nullable Counts dryRun,
      long done,
      long total) {}
}
