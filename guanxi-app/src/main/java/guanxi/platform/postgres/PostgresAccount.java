package guanxi.platform.postgres;

import static guanxi.platform.PlatformError.PLATFORM_DATABASE_ACCOUNT;

import guanxi.shared.GuanxiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The account PostgreSQL runs under, and how a program is started as that account.
 *
 * <p>PostgreSQL refuses to run as root. An ordinary user runs it under the same account; root runs
 * it as {@code nobody}; where {@code nobody} cannot reach the home folder (it lies below a closed
 * one such as /root), root runs it without any privilege in a user namespace of its own, or, where
 * that is forbidden, as {@code nobody} with only the right to pass closed folders.
 *
 * @param before what stands before the command
 * @param user who owns the files, as a number; -1: whoever creates them
 * @param group the group of the files, as a number
 * @param diesWithParent whether the kernel ends it when our process ends
 */
record PostgresAccount(List<String> before, int user, int group, boolean diesWithParent) {

  /** The command line that runs a program under this account. */
  List<String> command(List<String> program) {
    return Stream.concat(before.stream(), program.stream()).toList();
  }

  /** Gives a folder with everything in it to this account, if it has another owner. */
  void own(Path folder) throws IOException {
    if (user >= 0 && Folders.owner(folder) != user) {
      Folders.own(folder, user, group);
    }
  }

  /**
   * Finds an account that can run PostgreSQL where it was unpacked.
   *
   * @throws GuanxiException with {@code PLATFORM_DATABASE_ACCOUNT} if there is none
   */
  static PostgresAccount choose(PostgresBinaries binaries) throws IOException {
    boolean root = "0".equals(output("id", "-u"));
    List<PostgresAccount> candidates = root ? forRoot() : forOrdinaryUser();
    for (PostgresAccount candidate : candidates) {
      if (candidate.canRun(binaries)) {
        return candidate;
      }
    }
    throw new GuanxiException(PLATFORM_DATABASE_ACCOUNT, binaries.folder().toString());
  }

  private static List<PostgresAccount> forOrdinaryUser() {
    return List.of(
        new PostgresAccount(List.of("setsid", "setpriv", "--pdeathsig=INT"), -1, -1, true),
        new PostgresAccount(List.of("setpriv", "--pdeathsig=INT"), -1, -1, true),
        new PostgresAccount(List.of(), -1, -1, false));
  }

  private static List<PostgresAccount> forRoot() throws IOException {
    String user = output("id", "-u", "nobody");
    String group = output("id", "-g", "nobody");
    if (user.isEmpty() || group.isEmpty()) {
      return List.of();
    }
    List<String> nobody =
        List.of(
            "setsid",
            "setpriv",
            "--reuid=" + user,
            "--regid=" + group,
            "--clear-groups",
            "--pdeathsig=INT");
    List<String> namespace =
        List.of(
            "setsid",
            "unshare",
            "--user",
            "--map-user=" + user,
            "--map-group=" + group,
            "setpriv",
            "--no-new-privs",
            "--pdeathsig=INT");
    List<String> passing = new ArrayList<>(nobody);
    passing.addAll(
        List.of(
            "--inh-caps=-all,+dac_read_search,+dac_override",
            "--ambient-caps=-all,+dac_read_search,+dac_override",
            "--bounding-set=-all,+dac_read_search,+dac_override"));
    int uid = Integer.parseInt(user);
    int gid = Integer.parseInt(group);
    return List.of(
        new PostgresAccount(nobody, uid, gid, true),
        new PostgresAccount(namespace, 0, 0, true),
        new PostgresAccount(passing, uid, gid, true));
  }

  private boolean canRun(PostgresBinaries binaries) {
    try {
      List<String> command = command(List.of(binaries.program("postgres"), "--version"));
      return !output(command.toArray(String[]::new)).isEmpty();
    } catch (IOException _) {
      return false; // no such tool on this machine
    }
  }

  /** What a short command prints, or nothing if it fails. */
  private static String output(String... command) throws IOException {
    Path out = Files.createTempFile("guanxi", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "";
      }
      return process.exitValue() == 0 ? Files.readString(out, StandardCharsets.UTF_8).strip() : "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.delete(out);
    }
  }
}
