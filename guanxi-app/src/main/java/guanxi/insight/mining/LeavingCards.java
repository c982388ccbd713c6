package guanxi.insight.mining;

import guanxi.insight.mining.ChurnScores.Leaving;
import guanxi.insight.mining.ChurnScores.Push;
import guanxi.shared.CustomerId;
import guanxi.shared.Texts;
import guanxi.web.Formats;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** How likely a customer leaves and why, in words; only of shops with a steady rhythm. */
@Service
public class LeavingCards {

  private final ChurnScores scores;

  LeavingCards(ChurnScores scores) {
    this.scores = scores;
  }

  /** That of one customer. */
  public Optional<LeavingView> of(CustomerId customer, Texts texts, Formats formats) {
    return scores.of(customer).map(leaving -> view(leaving, texts, formats));
  }

  private static LeavingView view(Leaving leaving, Texts texts, Formats formats) {
    return new LeavingView(
        texts.of(
            "insight.leaving.sentence",
            formats.percent(leaving.probability(), 0),
            formats.number(leaving.periodDays())),
        leaving.reasons().stream().map(one -> reason(one, texts, formats)).toList());
  }

  private static String reason(Push one, Texts texts, Formats formats) {
    boolean isRatio = one.feature().endsWith("Trend") || one.feature().equals("silence");
    String value =
        one.feature().equals("variation")
            ? formats.percent(one.value(), 0)
            : formats.number(one.value(), isRatio ? 1 : 0);
    return texts.of(
        one.push() > 0 ? "insight.leaving.speaksFor" : "insight.leaving.speaksAgainst",
        texts.of("insight.leaving.feature." + one.feature(), value));
  }
}
