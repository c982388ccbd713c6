package guanxi.customer;

import java.util.Arrays;

/** What may be known of a person besides her identities. */
public enum Trait {
  /** Her name as she writes it. */
  NAME(1),
  /** ISO 3166 code where it was understood, otherwise as sent. */
  COUNTRY(2),
  /** Town. */
  CITY(3),
  /** Whom she works for. */
  COMPANY(4),
  /** What she does there. */
  JOB(5),
  /** As she or her shop calls it. */
  GENDER(6),
  /** As sent, mostly {@code 1990-05-17}. */
  BIRTHDAY(7),
  /** Her own site. */
  WEBSITE(8),
  /** The language she reads, as a tag such as {@code zh-TW}. */
  LANGUAGE(9);

  private final short code;

  Trait(int code) {
    this.code = (short) code;
  }

  static Trait ofCode(int code) {
    return Arrays.stream(values())
        .filter(trait -> trait.code == code)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no trait " + code));
  }

  /** The permanent number in the database. */
  public short code() {
    return code;
  }
}
