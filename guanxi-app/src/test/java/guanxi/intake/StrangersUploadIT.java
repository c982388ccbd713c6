package guanxi.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import guanxi.platform.HomeFolder;
import guanxi.staff.TestBrowser;
import guanxi.staff.TestStaff;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Nobody fills the disk who may not send files. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestStaff.class)
class StrangersUploadIT {

  private static final int FIFTY_MB = 50_000_000;
  private static final String FORM =
      "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.csv\"\r\n\r\n";

  @Autowired TestStaff staff;
  @Autowired HomeFolder home;
  @LocalServerPort int port;

  /** What a server said to a large form, and how much of it was on its way by then. */
  private record Answer(String status, long sent, long mostOnDisk) {}

  @ParameterizedTest
  @ValueSource(strings = {"/console/imports", "/sign-in", "/api/v1/imports?name=a.csv"})
  void aStrangersFileIsRefusedBeforeItIsRead(String path) throws Exception {
    Answer answer = send(path, "");

    assertThat(answer.status()).matches("HTTP/1.1 (303|401|403).*");
    assertThat(answer.sent()).isLessThan(FIFTY_MB / 2);
    assertThat(answer.mostOnDisk()).isZero();
  }

  @Test
  void soIsTheFileOfAMemberWhoMayNotImport() throws Exception {
    TestBrowser agent = staff.signedIn(port, "AGENT");

    Answer answer = send("/console/imports", "guanxi-session=" + agent.cookie("guanxi-session"));

    assertThat(answer.status()).startsWith("HTTP/1.1 403");
    assertThat(answer.mostOnDisk()).isZero();
  }

  @Test
  void aManagersFileWithoutTheFormsTokenIsRefusedAndForgotten() throws Exception {
    TestBrowser manager = staff.signedIn(port, "MANAGER");

    var answer =
        manager.send(request ->
            request
                .uri(manager.address("/console/imports"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(FORM + "a,b\r\n--b--\r\n")));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(bytesOnDisk()).isZero();
  }

  /** Sends until the server answers or hangs up, looking at the disk meanwhile. */
  private Answer send(String path, String cookie) throws IOException {
    String head =
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s\r\nContent-Length: %d\r\n"
                .formatted(path, port, cookie, FIFTY_MB)
            + "Content-Type: multipart/form-data; boundary=b\r\n\r\n"
            + FORM;
    byte[] piece = "1,2,3,4,5,6,7\n".repeat(4096).getBytes(ISO_8859_1);
    long sent = 0;
    long most = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      out.write(head.getBytes(ISO_8859_1));
      while (sent < FIFTY_MB - piece.length && in.available() == 0) {
        try {
          out.write(piece);
        } catch (SocketException _) {
          break; // the server has hung up; its answer may still be there
        }
        sent += piece.length;
        most = Math.max(most, bytesOnDisk());
      }
      return new Answer(line(in), sent, Math.max(most, bytesOnDisk()));
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\r'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString();
  }

  private long bytesOnDisk() throws IOException {
    try (Stream<Path> files = Files.walk(home.folder("uploads/parts"))) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
