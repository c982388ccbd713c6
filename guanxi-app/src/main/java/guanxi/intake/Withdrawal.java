package guanxi.intake;

import guanxi.customer.Identities;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes an origin back as if it had never come: its facts, its evidence of who is who, and what
 * projections made of it, in one transaction.
 */
@Component
class Withdrawal {

  private final Pipeline pipeline;
  private final FactTables tables;
  private final FactLog log;
  private final Identities identities;
  private final List<Projection> projections;

  Withdrawal(
      Pipeline pipeline,
      FactTables tables,
      FactLog log,
      Identities identities,
      List<Projection> projections) {
    this.pipeline = pipeline;
    this.tables = tables;
    this.log = log;
    this.identities = identities;
    this.projections = List.copyOf(projections);
  }

  /** Returns how many facts were removed. */
  @Transactional
  public int withdraw(long origin) {
    pipeline.lock();
    tables.prepare();
    int withdrawn = log.withdraw(origin);
    identities.withdraw(origin);
    projections.forEach(Projection::withdraw);
    return withdrawn;
  }
}
