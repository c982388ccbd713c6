package guanxi.insight.mining;

import guanxi.platform.JobRun;
import java.time.Instant;

/**
 * What the steps of one run share.
 *
 * @param sample the shop's purchases
 * @param habits what they say of each item
 * @param now when the run began
 */
record Mining(JobRun run, PurchaseSample sample, BuyingHabits habits, Instant now) {}
