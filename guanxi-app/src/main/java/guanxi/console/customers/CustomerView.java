package guanxi.console.customers;

import guanxi.insight.ValueView;
import guanxi.insight.mining.LeavingView;
import guanxi.insight.mining.RecommendationView;
import guanxi.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one customer shows.
 *
 * @param path her address
 * @param name her name, or that she left none
 * @param place city and country, empty when unknown
 * @param contacts how to reach her, as much as the reader's role may see
 * @param isMasked whether the role sees less than there is
 * @param standing what the latest refresh says, or null for somebody who came after it
 * @param value what she brought and cost, or null for somebody who never bought
 * @param leaving how likely she leaves; null where that is not learned
 * @param offers what to offer her, or null for somebody who was not scored yet
 * @param tab what is open
 * @param timeline of tab {@code TIMELINE}
 * @param identified of tab {@code IDENTITIES}
 * @param also customers who are probably she
 * @param why of tab {@code WHY}
 */
public record CustomerView(
    String path,
    String name,
    String place,
    @Nullable Instant firstSeen,
    Instant now,
    List<Contact> contacts,
    boolean isMasked,
    @Nullable Standing standing,
    ValueView.@Nullable Card value,
    @Nullable LeavingView leaving,
    @Nullable RecommendationView offers,
    Tab tab,
    @Nullable Timeline timeline,
    @Nullable Identified identified,
    List<Also> also,
    List<Why> why) {

  /** A customer who is probably the same person; {@code path} leads to where that is decided. */
  public record Also(String name, String path, String probability) {}

  /** A part of the page that is shown one at a time. */
  public enum Tab {
    /** Everything that happened, the newest first. */
    TIMELINE,
    /** How she is known, and why that is one person. */
    IDENTITIES,
    /** How the figures come about. */
    WHY;

    /** How an address calls it. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Tab of(String key) {
      return switch (key) {
        case "identities" -> IDENTITIES;
        case "why" -> WHY;
        default -> TIMELINE;
      };
    }
  }

  /**
   * A way to reach her.
   *
   * @param link what a click does, or null
   */
  public record Contact(String icon, String text, @Nullable String link) {}

  /**
   * What the latest refresh says.
   *
   * @param reason why the stage, a sentence
   * @param until when the stage ends if she does nothing
   * @param others net money in each currency, of somebody who pays in several
   */
  public record Standing(
      String stage,
      String stageName,
      String reason,
      @Nullable LocalDate since,
      @Nullable LocalDate until,
      long orders,
      @Nullable Money spent,
      @Nullable Money spend,
      @Nullable Money returned,
      @Nullable LocalDate firstDay,
      @Nullable LocalDate lastDay,
      @Nullable Double alive,
      @Nullable Double orders90,
      @Nullable Double orders365,
      @Nullable Money expected,
      @Nullable Money atRisk,
      @Nullable String fifths,
      @Nullable String shop,
      List<Money> others,
      @Nullable Instant computedAt) {

    /** Whether the probability is certain only because a single purchase tells nothing. */
    public boolean isAliveUntold() {
      return alive != null && alive >= 1 && orders <= 1;
    }
  }

  /**
   * A page of what happened.
   *
   * @param show what is shown: {@code all}, {@code orders}, {@code returns}, {@code carts}, {@code
   *     visits}, {@code merges} or {@code imports}
   * @param next the address of what came before, or null at the end
   */
  public record Timeline(String show, List<Event> events, @Nullable String next) {}

  /**
   * Something that happened.
   *
   * @param kind {@code order}, {@code return}, {@code cancelled}, {@code merge}, {@code import},
   *     {@code met} or what shows it
   * @param title in one line
   * @param details in a second line; empty for none
   * @param lines what an order held
   * @param source the file it is known from, or null
   */
  public record Event(
      String kind,
      String tone,
      String icon,
      @Nullable Instant at,
      String title,
      String details,
      @Nullable Money amount,
      List<Line> lines,
      @Nullable Source source) {}

  /**
   * Where something is known from.
   *
   * @param name the file, or the shop that sent it live
   * @param path the import's page, or null
   */
  public record Source(String name, @Nullable String path) {}

  /** One line of an order. */
  public record Line(String title, String quantity, @Nullable Money amount) {}

  /**
   * Who she is and how she is known.
   *
   * @param traits what she is said to be
   * @param links why the identities are taken for one person
   * @param splits what staff took apart
   * @param merges what staff put together
   */
  public record Identified(
      List<SaidOfHer> traits,
      List<KnownAs> identities,
      List<Evidence> links,
      List<Apart> splits,
      List<Apart> merges) {}

  /**
   * A trait of hers.
   *
   * @param counts what was said last, which her profile takes
   * @param others what else was said, the newest first
   */
  public record SaidOfHer(String trait, Said counts, List<Said> others) {}

  /**
   * What was said.
   *
   * @param at when it was said last, or null when undated
   * @param source with what it came, or null when that is not known any more
   */
  public record Said(String value, @Nullable Instant at, @Nullable Source source) {}

  /** One of her identities. */
  public record KnownAs(
      UUID id,
      String kind,
      String icon,
      String value,
      long facts,
      @Nullable Instant firstSeen,
      @Nullable Instant lastSeen,
      boolean isShared) {}

  /**
   * Why two identities are one person, or are not.
   *
   * @param verdict the last part of its text key
   * @param first one of the two, {@code second} the other
   * @param source where the earliest fact that says so came from
   */
  public record Evidence(
      String a,
      String b,
      String verdict,
      String tone,
      UUID first,
      UUID second,
      long facts,
      @Nullable Instant firstSeen,
      String source) {

    /** Whether the two are one customer. */
    public boolean isJoined() {
      return tone.equals("good");
    }
  }

  /**
   * Something that staff took apart.
   *
   * @param b null when {@code a} was kept apart from all that was known of the customer
   */
  public record Apart(UUID split, String a, @Nullable String b, String by, Instant at) {}

  /**
   * How a figure comes about.
   *
   * @param value ready to print
   * @param formula the model or rule as the literature names it
   * @param error how far off it is on average, in words; empty when unknown
   */
  public record Why(
      String name,
      String value,
      String sentence,
      String formula,
      String error,
      List<Input> inputs) {}

  /** What went into a figure. */
  public record Input(String name, String value) {}
}
