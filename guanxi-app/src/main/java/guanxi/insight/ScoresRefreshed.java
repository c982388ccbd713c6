package guanxi.insight;

import java.time.Instant;

/**
 * New scores are in use.
 *
 * @param refresh the number of the refresh
 */
public record ScoresRefreshed(long refresh, Instant at) {}
