package guanxi.shared;

import java.util.UUID;

/**
 * Names one customer: the identity by which we met this person first, see {@code guanxi.customer}.
 */
public record CustomerId(UUID value) {}
