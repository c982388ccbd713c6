package guanxi.insight;

import guanxi.insight.ValueLedger.Account;
import guanxi.insight.ValueView.Card;
import guanxi.insight.ValueView.Part;
import guanxi.shared.CustomerId;
import guanxi.shared.Texts;
import guanxi.web.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** A customer's account in words, for her page: template {@code insight/value-card}. */
@Service
public class ValueCards {

  private final ValueLedger ledger;

  ValueCards(ValueLedger ledger) {
    this.ledger = ledger;
  }

  /** The account of a customer who bought; empty for others. */
  public Optional<Card> of(CustomerId id, Texts texts, Formats formats) {
    return ledger.of(id).map(account -> card(id, account, texts, formats));
  }

  private static Card card(CustomerId id, Account account, Texts texts, Formats formats) {
    Value value = account.value();
    Lines soFar = new Lines(account, texts, formats);
    soFar.add("revenue", value.revenue());
    soFar.add("returned", -value.returned());
    soFar.add("acquisition", -value.acquisition());
    soFar.add("operating", -value.operating());
    soFar.add("service", -value.service());
    soFar.total("soFar", value.soFar());
    Lines predicted = new Lines(account, texts, formats);
    predicted.add("expected", value.expected());
    predicted.add("operating", -value.expectedOperating());
    predicted.add("service", -value.expectedService());
    predicted.total("predicted", value.predicted());
    List<String> notes = new ArrayList<>();
    notes.add(
        account.newcomers() > 0
            ? texts.of("insight.value.note.shared", account.newcomers())
            : texts.of("insight.value.note.noSpend"));
    if (!account.hasRates()) {
      notes.add(texts.of("insight.value.note.noRates", account.currency().getCurrencyCode()));
    }
    notes.add(texts.of("insight.value.note.minutes", account.minutes()));
    return new Card(
        soFar.parts, predicted.parts, notes, "/console/value/customers/" + id.value() + "/minutes");
  }

  /** Parts as they are added. */
  private record Lines(Account account, Texts texts, Formats formats, List<Part> parts) {

    Lines(Account account, Texts texts, Formats formats) {
      this(account, texts, formats, new ArrayList<>());
    }

    void add(String key, long minor) {
      parts.add(part(key, minor, false));
    }

    void total(String key, long minor) {
      parts.add(part(key, minor, true));
    }

    private Part part(String key, long minor, boolean isTotal) {
      return new Part(
          texts.of("insight.value." + key), formats.money(account.money(minor)), isTotal);
    }
  }
}
