/**
 * Which customers are probably one person, though no fact names both: the search, the queue of
 * pairs and what staff decided of them.
 *
 * <p>Start reading at {@link guanxi.matching.MatchDesk}, where pairs are looked at and decided, and
 * at {@code SearchMatches}, the job that finds them.
 */
@ApplicationModule(
    displayName = "Matching",
    allowedDependencies = {"shared", "platform", "web", "staff", "customer", "intake", "insight"})
@NullMarked
package guanxi.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
