package guanxi.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where browsers report what the content security policy stopped. There should never be any, so
 * each is logged and counted in {@code guanxi.web.csp-reports.received}.
 */
@Controller
class CspReports {

  private static final Logger LOG = LoggerFactory.getLogger(CspReports.class);
  private static final int LONGEST = 4096;

  private final Counter received;

  CspReports(MeterRegistry metrics) {
    received =
        Counter.builder("guanxi.web.csp-reports.received")
            .description("What browsers refused to load or run")
            .register(metrics);
  }

  @PostMapping("/csp-report")
  ResponseEntity<Void> receive(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(LONGEST);
    String report = new String(body, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}+", " ");
    received.increment();
    LOG.warn("content security policy: {}", report);
    return ResponseEntity.noContent().build();
  }
}
