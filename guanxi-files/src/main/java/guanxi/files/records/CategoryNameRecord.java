package guanxi.files.records;

/** A category's name in English; {@code key} is the name that products carry. */
public record CategoryNameRecord(String key, String english) implements ImportRecord {}
