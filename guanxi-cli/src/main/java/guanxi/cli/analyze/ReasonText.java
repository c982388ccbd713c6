package guanxi.cli.analyze;

import guanxi.cli.Words;
import guanxi.warehouse.lifetime.CustomerScore;

/** Why a customer is on the list, in one line. */
final class ReasonText {

  private ReasonText() {}

  static String of(ScoredCustomer customer, Words words) {
    CustomerScore score = customer.score();
    return words.of(
        "cli.reason.at-risk",
        customer.x() + 1,
        Math.round(score.rhythmDays()),
        score.quietDays(),
        score.probabilityAlive());
  }
}
