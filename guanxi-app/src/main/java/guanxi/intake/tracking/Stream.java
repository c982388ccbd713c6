package guanxi.intake.tracking;

/**
 * The requests of one source that one lane wrote. Within a stream positions become visible in their
 * order, so that one number says how far it was promoted.
 */
record Stream(int source, int lane) {}
