package guanxi.intake;

/**
 * Facts that come in together and can be taken back together.
 *
 * @param sourceName the shop they come from
 */
public record Origin(long id, int sourceId, String sourceName) {}
