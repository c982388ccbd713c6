/**
 * Live intake: the tracking API that existing clients talk to, the landing where requests are safe
 * before they are answered, and the promoter that makes facts of them.
 *
 * <p>Start reading at {@code TrackingDoor} for the wire, at {@code Landing} for what happens before
 * the answer and at {@code Promoter} for what happens after it.
 */
@NullMarked
package guanxi.intake.tracking;

import org.jspecify.annotations.NullMarked;
