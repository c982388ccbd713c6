package guanxi.insight.mining;

import guanxi.insight.InsightError;
import guanxi.insight.ModelCard;
import guanxi.insight.ModelsView;
import guanxi.insight.MoreModels;
import guanxi.insight.mining.MinedCard.Kind;
import guanxi.shared.GuanxiException;
import guanxi.shared.Texts;
import guanxi.staff.SignedIn;
import guanxi.web.Formats;
import guanxi.web.Language;
import guanxi.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** The cards of what was learned from purchases. */
@Controller
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER', 'ANALYST')")
class MinedCardPages implements MoreModels {

  /** Drift is told against a card about this old. */
  private static final Duration COMPARED = Duration.ofDays(28);

  private final Pages pages;
  private final MinedCards cards;

  MinedCardPages(Pages pages, MinedCards cards) {
    this.pages = pages;
    this.cards = cards;
  }

  @Override
  public List<ModelsView.Row> rows(Texts texts, Formats formats) {
    return cards.current().stream()
        .map(card -> new MinedCardText(card, null, texts, formats).row())
        .toList();
  }

  @Override
  public List<ModelsView.Moved> drift(ModelCard.Kind kind, Texts texts, Formats formats) {
    Set<String> inputs =
        switch (kind) {
          case PURCHASES -> Set.of("quiet", "orders", "alive", "expected");
          case SPENDING -> Set.of("money", "expected");
        };
    return cards
        .latest(Kind.SCORES)
        .map(card -> new MinedCardText(card, earlier(card), texts, formats).drift(inputs))
        .orElse(List.of());
  }

  @GetMapping("/console/models/learned/{kind}")
  View show(
      @PathVariable String kind,
      @AuthenticationPrincipal SignedIn signedIn,
      HttpServletRequest request) {
    MinedCard card =
        Arrays.stream(Kind.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(kind))
            .filter(Kind::isShown)
            .findFirst()
            .flatMap(cards::latest)
            .orElseThrow(
                () -> new GuanxiException(InsightError.MODEL_CARD_NOT_FOUND, "card " + kind));
    Texts texts = Language.of(request);
    MinedCardText text =
        new MinedCardText(card, earlier(card), texts, new Formats(texts, signedIn.timeZone()));
    return pages
        .page("insight/mined-card", "insight.models.title", text.view())
        .called(text.name())
        .under("insight.home", "/console")
        .under("insight.models.title", "/console/models");
  }

  private @Nullable MinedCard earlier(MinedCard card) {
    return cards.asOf(card.kind(), card.madeAt().minus(COMPARED)).orElse(null);
  }
}
