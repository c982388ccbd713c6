package guanxi.benchmarks.tracking;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Many connections that each send a request as soon as the one before is answered, all on one
 * thread, so that little of the machine is spent on the senders.
 */
final class ManySenders {

  private static final byte[] LAST = "}".getBytes(StandardCharsets.ISO_8859_1);

  private final String head;
  private final List<byte[]> bodies;
  private final long[] nanos;
  private int next;
  private int open;
  private int failed;

  private ManySenders(String path, List<byte[]> bodies) {
    this.head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: ";
    this.bodies = bodies;
    this.nanos = new long[bodies.size()];
  }

  /** Sends all bodies, prints how it went and returns requests a second. */
  static double send(String name, int port, String path, List<byte[]> bodies, int connections)
      throws IOException {
    return new ManySenders(path, bodies).run(name, port, connections);
  }

  private double run(String name, int port, int connections) throws IOException {
    try (Selector selector = Selector.open()) {
      long begin = System.nanoTime();
      for (int i = 0; i < connections; i++) {
        SocketChannel channel =
            SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Sender sender = new Sender(channel);
        channel.register(selector, SelectionKey.OP_READ, sender);
        open++;
        sender.sendNext();
      }
      while (open > 0) {
        selector.select(key -> ((Sender) key.attachment()).receive(key));
      }
      double rate = bodies.size() / ((System.nanoTime() - begin) / 1e9);
      Arrays.sort(nanos);
      System.out.printf(
          Locale.ROOT,
          "%-21s %9.0f events/s  p50 %.1f ms  p99 %.1f ms  not taken %d%n",
          name,
          rate,
          nanos[nanos.length / 2] / 1e6,
          nanos[nanos.length * 99 / 100] / 1e6,
          failed);
      return rate;
    }
  }

  /** One connection. */
  private final class Sender {

    private final SocketChannel channel;
    private final ByteBuffer answer = ByteBuffer.allocate(4096);
    private long sent;
    private int number;

    Sender(SocketChannel channel) {
      this.channel = channel;
    }

    void sendNext() throws IOException {
      if (next == bodies.size()) {
        channel.close();
        open--;
        return;
      }
      number = next++;
      byte[] body = bodies.get(number);
      byte[] start = (head + body.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
      ByteBuffer whole = ByteBuffer.allocate(start.length + body.length).put(start).put(body);
      whole.flip();
      sent = System.nanoTime();
      while (whole.hasRemaining()) {
        channel.write(whole);
      }
    }

    void receive(SelectionKey key) {
      try {
        if (channel.read(answer) < 0) {
          throw new IOException("closed");
        }
        if (answer.get(answer.position() - 1) == LAST[0]) {
          nanos[number] = System.nanoTime() - sent;
          boolean taken = answer.get(9) == '2';
          failed += taken ? 0 : 1;
          answer.clear();
          sendNext();
        }
      } catch (IOException broken) {
        key.cancel();
        open--;
        failed++;
      }
    }
  }
}
