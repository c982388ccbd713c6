package guanxi.platform.doctor;

import guanxi.platform.doctor.Finding.Level;
import guanxi.shared.Texts;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code ./guanxi doctor}: numbered checks, exit code 1 when one fails. */
public final class Doctor {

  private final Texts texts;
  private final PrintStream out;

  Doctor(Texts texts, PrintStream out) {
    this.texts = texts;
    this.out = out;
  }

  /** Checks the data folder {@code guanxi.home}; {@code --json} for machines. */
  @SuppressWarnings("SystemOut")
  public static void main(String... arguments) {
    Path home = Path.of(System.getProperty("guanxi.home", "data")).toAbsolutePath().normalize();
    Path programs = Path.of(System.getProperty("guanxi.programs", ".")).toAbsolutePath();
    ServerChecks server = new ServerChecks(home, System.getenv());
    List<Finding> findings = new ArrayList<>();
    // A command is a process of its own: there is nobody to hand it a clock.
    findings.addAll(new MachineChecks(home, programs, systemClock()).all(server.isRunning()));
    findings.addAll(server.all());
    Doctor doctor = new Doctor(Texts.in(Locale.getDefault()), System.out);
    if (List.of(arguments).contains("--json")) {
      doctor.printJson(findings);
    } else {
      doctor.print(findings);
    }
    System.exit(findings.stream().anyMatch(found -> found.level() == Level.FAIL) ? 1 : 0);
  }

  private static Clock systemClock() {
    return Clock.systemUTC();
  }

  void print(List<Finding> findings) {
    int number = 0;
    for (Finding finding : findings) {
      number++;
      out.printf("%3d  %-4s  %s%n", number, finding.level(), said(finding));
      if (finding.level() != Level.OK) {
        out.printf("           %s%n", remedy(finding));
      }
    }
    long failed = findings.stream().filter(found -> found.level() == Level.FAIL).count();
    long warned = findings.stream().filter(found -> found.level() == Level.WARN).count();
    out.println(
        texts.of(
            "platform.doctor.total",
            Long.toString(findings.size() - failed - warned),
            Long.toString(warned),
            Long.toString(failed)));
  }

  void printJson(List<Finding> findings) {
    List<Map<String, String>> list =
        findings.stream()
            .map(finding -> {
              Map<String, String> entry = new LinkedHashMap<>();
              entry.put("check", finding.check());
              entry.put("level", finding.level().name());
              entry.put("text", said(finding));
              if (finding.level() != Level.OK) {
                entry.put("remedy", remedy(finding));
              }
              return entry;
            })
            .toList();
    out.println(JsonMapper.shared().writeValueAsString(Map.of("findings", list)));
  }

  private String said(Finding finding) {
    String level = finding.level().name().toLowerCase(Locale.ROOT);
    String plain = "platform.doctor." + finding.check() + "." + level;
    // A check without a subject, such as a server that is not running, has words of its own.
    String key = finding.values().isEmpty() && texts.has(plain + ".none") ? plain + ".none" : plain;
    return texts.of(key, finding.values().toArray());
  }

  private String remedy(Finding finding) {
    return texts.of("platform.doctor." + finding.check() + ".remedy", finding.values().toArray());
  }
}
