package guanxi.benchmarks.tracking;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Events as shops send them, and senders that keep their connections and cost little themselves.
 */
final class Traffic {

  static final int BATCH = 100;

  private Traffic() {}

  /**
   * Sends all bodies by so many clients at once, prints how it went and returns events a second.
   */
  static double send(
      String name, int port, String key, List<byte[]> bodies, int clients, int events)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    LongAdder failed = new LongAdder();
    long[] nanos = new long[bodies.size()];
    String path = events == 1 ? "/v1/track" : "/v1/batch";
    List<Thread> threads = new ArrayList<>();
    long begin = System.nanoTime();
    for (int client = 0; client < clients; client++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                try (Connected connected = new Connected(port, path + "?writeKey=" + key)) {
                  for (int i = next.getAndIncrement();
                      i < bodies.size();
                      i = next.getAndIncrement()) {
                    long sent = System.nanoTime();
                    if (connected.post(bodies.get(i)) != 200) {
                      failed.increment();
                    }
                    nanos[i] = System.nanoTime() - sent;
                  }
                } catch (IOException e) {
                  failed.increment();
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    Arrays.sort(nanos);
    double rate = (double) bodies.size() * events / seconds;
    System.out.printf(
        Locale.ROOT,
        "%-21s %9.0f events/s  p50 %.1f ms  p99 %.1f ms  not taken %d%n",
        name,
        rate,
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        failed.sum());
    return rate;
  }

  /** Batches of events. */
  static List<byte[]> bodies(String name, int batches) {
    List<byte[]> bodies = new ArrayList<>(batches);
    for (int batch = 0; batch < batches; batch++) {
      StringBuilder events = new StringBuilder(70_000).append("{\"batch\":[");
      for (int event = 0; event < BATCH; event++) {
        events.append(event == 0 ? "" : ",").append(event(name, batch * BATCH + event));
      }
      bodies.add(
          events
              .append("],\"sentAt\":\"2026-05-01T10:00:01.000Z\"}")
              .toString()
              .getBytes(StandardCharsets.UTF_8));
    }
    return bodies;
  }

  /** Single events. */
  static List<byte[]> singles(int count) {
    List<byte[]> bodies = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      bodies.add(event("s", i).getBytes(StandardCharsets.UTF_8));
    }
    return bodies;
  }

  /** About 640 bytes, as a shop's page sends them; a twentieth as many people as events. */
  static String event(String name, int number) {
    int person = (int) (number * 2_654_435_761L % 50_021L);
    return """
    {"type":"track","event":"Product Viewed","messageId":"%s-%d","anonymousId":"a-%d",%s\
    "timestamp":"2026-05-01T10:00:00.000Z","properties":{"product_id":"p%d","sku":"S-%d",\
    "name":"A thing of use","price":19.9,"currency":"EUR","category":"Things"},"context":{\
    "library":{"name":"analytics.js","version":"1.70.0"},"page":{"path":"/p/%d","url":\
    "https://shop.test/p/%d","title":"A thing of use","referrer":"https://search.test/"},\
    "userAgent":"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36",\
    "locale":"en-GB","timezone":"Europe/London","campaign":{"source":"mail","name":"spring"}}}\
    """
        .formatted(
            name,
            number,
            person,
            number % 5 == 0 ? "\"userId\":\"u-" + person + "\"," : "",
            number % 997,
            number % 997,
            number % 997,
            number % 997);
  }

  /** A connection that is kept, as clients keep it. */
  static final class Connected implements AutoCloseable {

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final String head;

    Connected(int port, String path) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      out = socket.getOutputStream();
      in = socket.getInputStream();
      head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: ";
    }

    int post(byte[] body) throws IOException {
      byte[] start = (head + body.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
      byte[] whole = Arrays.copyOf(start, start.length + body.length);
      System.arraycopy(body, 0, whole, start.length, body.length);
      out.write(whole);
      byte[] answer = new byte[4096];
      int length = 0;
      while (true) {
        int read = in.read(answer, length, answer.length - length);
        if (read < 0) {
          throw new IOException("closed");
        }
        length += read;
        String text = new String(answer, 0, length, StandardCharsets.ISO_8859_1);
        if (text.contains("\r\n\r\n") && text.endsWith("}")) {
          return Integer.parseInt(text.substring(9, 12));
        }
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
