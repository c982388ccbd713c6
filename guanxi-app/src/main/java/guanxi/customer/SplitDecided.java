package guanxi.customer;

import java.time.Instant;
import java.util.UUID;

/**
 * Staff took a customer apart, or took that back.
 *
 * @param stands whether the two are apart from now on
 */
public record SplitDecided(UUID split, boolean stands, Instant at) {}
