package guanxi.intake;

import guanxi.customer.Identities;
import guanxi.customer.Statements;
import guanxi.intake.FactBatch.Told;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Adds up what the new facts of a batch say of persons and hands it to {@link Identities}. */
@Component
class Persons {

  private final Identities identities;

  Persons(Identities identities) {
    this.identities = identities;
  }

  /** Takes in the batch as evidence of its origin. */
  void resolve(NewFacts news, Origin origin) {
    Statements statements = new Statements();
    news.forEach((_, told, _) -> add(statements, told, news.batch()));
    identities.absorb(origin.id(), statements);
  }

  private static void add(Statements statements, Told told, FactBatch batch) {
    List<UUID> persons = told.persons();
    if (persons.isEmpty()) {
      return;
    }
    UUID person = persons.getFirst();
    statements.seen(person, batch.identity(person), told.happenedAt());
    for (UUID other : persons.subList(1, persons.size())) {
      if (!other.equals(person)) {
        statements.seen(other, batch.identity(other), told.happenedAt());
        statements.together(person, other, told.happenedAt(), told.key());
      }
    }
    told.traits()
        .forEach((trait, value) -> statements.said(person, trait, told.happenedAt(), value));
  }
}
