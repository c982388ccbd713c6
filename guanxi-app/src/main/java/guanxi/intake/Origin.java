package guanxi.intake;

/**
 * Facts that come in together and can be taken back together.
 *
 * @param sourceName the shop they come from
 */
record Origin(long id, int sourceId, String sourceName) {}
