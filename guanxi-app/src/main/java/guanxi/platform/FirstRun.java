package guanxi.platform;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/**
 * What the person who starts Guanxi must be told once it is ready, such as the first
 * administrator's one-time password. Modules tell it while they start; it is printed on the
 * terminal and nowhere else, above all not in a log.
 */
@Component
public class FirstRun {

  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** Adds a line in the terminal's language ({@code Texts.in(Locale.getDefault())}). */
  public void tell(String line) {
    lines.add(line);
  }

  /** What was told, in order. */
  List<String> lines() {
    return List.copyOf(lines);
  }
}
