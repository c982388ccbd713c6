package guanxi.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A standalone cluster of one master and two workers of one core each, in processes of their own,
 * started from the artifacts on this test's class path.
 */
final class SparkCluster implements AutoCloseable {

  private static final String LOCAL = "127.0.0.1";

  private final List<Process> processes = new ArrayList<>();
  private final Path folder;
  private final Path home;
  private final int port;

  private SparkCluster(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.home = folder.resolve("spark-home");
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry);
      if (entry.endsWith(".jar") && !Files.exists(jars.resolve(jar.getFileName()))) {
        Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar.toAbsolutePath());
      }
    }
  }

  /** Starts it and waits until both workers are there. */
  static SparkCluster start(Path folder) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    SparkCluster cluster = new SparkCluster(folder, port);
    cluster.run("master", "org.apache.spark.deploy.master.Master", "--port", port + "");
    cluster.await("master", "Starting Spark master");
    for (String worker : List.of("worker-1", "worker-2")) {
      cluster.run(
          worker,
          "org.apache.spark.deploy.worker.Worker",
          "--cores",
          "1",
          "--memory",
          "700m",
          "--work-dir",
          folder.resolve(worker).toString(),
          cluster.master());
    }
    cluster.await("worker-1", "Successfully registered with master");
    cluster.await("worker-2", "Successfully registered with master");
    return cluster;
  }

  /** Its address. */
  String master() {
    return "spark://" + LOCAL + ":" + port;
  }

  private void run(String name, String main, String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-Dlog4j2.configurationFile="
                + SparkCluster.class.getResource("/cluster-log.properties")));
    for (String opened : List.of("java.lang", "java.nio", "java.util", "sun.nio.ch", "java.net")) {
      command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
    }
    command.addAll(
        List.of("-cp", home.resolve("jars") + "/*", main, "--host", LOCAL, "--webui-port", "0"));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(name).toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", LOCAL);
    processes.add(builder.start());
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private void await(String name, String line) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (!Files.readString(log(name)).contains(line)) {
      if (System.nanoTime() > end || !processes.stream().allMatch(Process::isAlive)) {
        close();
        throw new IllegalStateException(name + " said: " + Files.readString(log(name)));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  @Override
  public void close() {
    processes.reversed().forEach(Process::destroy);
    processes.forEach(process -> {
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        process.destroyForcibly();
      }
    });
  }
}
