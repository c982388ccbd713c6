package guanxi.files;

import guanxi.files.ColumnMapping.Column;
import guanxi.files.ColumnMapping.Reason;
import guanxi.files.Question.About;
import guanxi.files.Question.Why;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Proposes what the columns of an unknown table mean: by header where it is a known word and the
 * cells agree, otherwise by what the cells look like.
 */
final class MappingProposal {

  private static final double BY_CONTENT = 0.5;

  private final List<String> header;
  private final List<ColumnProfile> profiles;
  private final boolean hasHeader;
  private final List<Question> questions = new ArrayList<>();
  private ColumnMapping mapping = ColumnMapping.NONE;

  MappingProposal(List<String> header, List<ColumnProfile> profiles, boolean hasHeader) {
    this.header = header;
    this.profiles = profiles;
    this.hasHeader = hasHeader;
    List<Guess> guesses = hasHeader ? guesses() : List.of();
    for (Guess guess : guesses) {
      if (!mapping.has(guess.role) && isFree(guess.column)) {
        Reason reason = guess.confidence > 0.9 ? Reason.HEADER : Reason.HEADER_PART;
        assign(guess.role, guess.column, guess.confidence, reason);
      }
    }
    fillByContent();
    askAmount(guesses);
    askMissing();
  }

  private record Guess(Role role, int column, double confidence) {}

  ColumnMapping mapping() {
    return mapping;
  }

  List<Question> questions() {
    return questions;
  }

  /** The kind of table that the mapped columns make. */
  KnownFormat format() {
    boolean traded = hasAny(Role.ORDER, Role.AMOUNT, Role.UNIT_PRICE, Role.QUANTITY);
    boolean who = hasAny(Role.CUSTOMER, Role.EMAIL, Role.PHONE);
    if (!traded && isPersonal() && (who || !mapping.has(Role.TIME))) {
      return KnownFormat.GENERIC_CUSTOMERS;
    }
    boolean bought = who || hasAny(Role.ORDER, Role.TIME);
    return hasAny(Role.PRODUCT, Role.PRODUCT_TITLE) && !bought
        ? KnownFormat.GENERIC_PRODUCTS
        : KnownFormat.GENERIC_ORDERS;
  }

  /** Names and addresses without money: the time is since when a customer is known. */
  private boolean isPersonal() {
    return hasAny(
        Role.EMAIL, Role.PHONE, Role.FIRST_NAME, Role.LAST_NAME, Role.NAME, Role.ACCEPTS_EMAIL);
  }

  private boolean hasAny(Role... roles) {
    for (Role role : roles) {
      if (mapping.has(role)) {
        return true;
      }
    }
    return false;
  }

  private List<Guess> guesses() {
    List<Guess> guesses = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      for (Map.Entry<Role, Double> role : HeaderWords.roles(header.get(i)).entrySet()) {
        if (agrees(role.getKey(), profiles.get(i))) {
          guesses.add(new Guess(role.getKey(), i, role.getValue()));
        }
      }
    }
    guesses.sort(Comparator.comparingDouble(Guess::confidence).reversed());
    return guesses;
  }

  private static boolean agrees(Role role, ColumnProfile profile) {
    if (profile.isEmpty()) {
      return true;
    }
    if (profile.emailShare() > 0.8) {
      return role == Role.EMAIL;
    }
    return switch (role) {
      case TIME -> profile.dateShare() > 0.5 || isSerial(profile);
      case AMOUNT, UNIT_PRICE, QUANTITY -> profile.numberShare() > 0.5 && profile.dateShare() < 0.5;
      case EMAIL -> profile.emailShare() > 0.3;
      case PHONE -> profile.phoneShare() > 0.3;
      case NAME, FIRST_NAME, LAST_NAME -> profile.numberShare() < 0.5;
      default -> profile.dateShare() < 0.9;
    };
  }

  /** Days since 1900, or seconds or milliseconds since 1970. */
  private static boolean isSerial(ColumnProfile profile) {
    double mean = profile.mean();
    return profile.numberShare() > 0.9
        && ((mean > 25_569 && mean < 60_000) || (mean > 5e8 && mean < 4e9) || mean > 5e11);
  }

  private boolean isFree(int column) {
    return mapping.columns().values().stream().noneMatch(known -> known.index() == column);
  }

  private void assign(Role role, int column, double confidence, Reason reason) {
    mapping = mapping.with(role, new Column(column, header.get(column), confidence, reason));
  }

  private void fillByContent() {
    fill(Role.EMAIL, profile -> profile.emailShare() > 0.5, null);
    if (isPersonal() && !hasAny(Role.ORDER, Role.AMOUNT, Role.UNIT_PRICE, Role.QUANTITY)) {
      fill(Role.CUSTOMER, p -> p.isKeyLike() && p.distinctShare() > 0.95, null);
      return;
    }
    fill(Role.TIME, profile -> profile.dateShare() > 0.9, About.TIME_COLUMN);
    if (!hasAny(Role.AMOUNT, Role.UNIT_PRICE)) {
      fill(Role.AMOUNT, MappingProposal::isAmountLike, About.AMOUNT_COLUMN);
    }
    if (mapping.has(Role.TIME) && !hasAny(Role.CUSTOMER, Role.EMAIL, Role.PHONE)) {
      fill(Role.CUSTOMER, MappingProposal::isCustomerLike, About.CUSTOMER_COLUMN);
    }
    if (!hasHeader) {
      fill(Role.QUANTITY, MappingProposal::isQuantityLike, null);
    }
  }

  private static boolean isAmountLike(ColumnProfile profile) {
    return profile.numberShare() > 0.9
        && profile.dateShare() < 0.5
        && profile.fractionShare() > 0.1;
  }

  private static boolean isQuantityLike(ColumnProfile profile) {
    return profile.numberShare() > 0.95
        && profile.fractionShare() < 0.05
        && Math.abs(profile.mean()) < 100
        && profile.distinctShare() < 0.1;
  }

  /** Keys that come back, but not only a handful of them. */
  private static boolean isCustomerLike(ColumnProfile profile) {
    return profile.isKeyLike()
        && profile.distinctShare() < 0.95
        && profile.distinctShare() > 0.02
        && profile.distinctCount() > 5;
  }

  /** Takes the first fitting column; asks where there are several, or where headers say nothing. */
  private void fill(Role role, Predicate<ColumnProfile> fits, @Nullable About ask) {
    if (mapping.has(role)) {
      return;
    }
    List<Integer> fitting = fitting(role, fits);
    if (fitting.isEmpty()) {
      return;
    }
    // a key is rather called an id than something else
    fitting.sort(Comparator.comparing(i -> !HeaderIndex.normal(header.get(i)).endsWith("id")));
    assign(role, fitting.getFirst(), BY_CONTENT, Reason.CONTENT);
    if (ask != null && (hasHeader || fitting.size() > 1)) {
      List<String> options = fitting.stream().map(header::get).toList();
      questions.add(new Question(ask, options, options.getFirst(), Why.CONTENT));
    }
  }

  private List<Integer> fitting(Role role, Predicate<ColumnProfile> fits) {
    List<Integer> fitting = new ArrayList<>();
    for (int i = 0; i < profiles.size(); i++) {
      boolean other = role == Role.TIME && HeaderWords.isOtherTime(header.get(i));
      if (isFree(i) && !other && fits.test(profiles.get(i))) {
        fitting.add(i);
      }
    }
    return fitting;
  }

  /** Several columns whose headers all speak of money: net or gross, with or without shipping. */
  private void askAmount(List<Guess> guesses) {
    List<String> options =
        guesses.stream()
            .filter(guess -> guess.role == Role.AMOUNT)
            .map(guess -> header.get(guess.column))
            .toList();
    Column taken = mapping.column(Role.AMOUNT);
    if (options.size() > 1 && taken != null) {
      questions.add(new Question(About.AMOUNT_COLUMN, options, taken.name(), Why.HEADER));
    }
  }

  private void askMissing() {
    if (format() != KnownFormat.GENERIC_ORDERS) {
      return;
    }
    if (!mapping.has(Role.TIME)) {
      questions.add(new Question(About.TIME_COLUMN, header, "", Why.NOTHING_FITS));
    }
    if (!hasAny(Role.ORDER, Role.CUSTOMER, Role.EMAIL, Role.PHONE)) {
      questions.add(new Question(About.CUSTOMER_COLUMN, header, "", Why.NOTHING_FITS));
    }
    if (!hasAny(Role.AMOUNT, Role.UNIT_PRICE)) {
      questions.add(new Question(About.AMOUNT_COLUMN, header, "", Why.NOTHING_FITS));
    }
  }
}
