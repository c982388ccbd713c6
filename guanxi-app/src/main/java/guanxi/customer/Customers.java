package guanxi.customer;

import guanxi.customer.PersonGraph.Decision;
import guanxi.platform.Bulk;
import guanxi.shared.CustomerId;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of customers: who they are, by which evidence, and where to find them. */
@Service
@Transactional(readOnly = true)
public class Customers {

  private final StoredCustomers stored;
  private final StoredLinks links;
  private final IdentityRules rules;
  private final Bulk bulk;

  Customers(StoredCustomers stored, StoredLinks links, IdentityRules rules, Bulk bulk) {
    this.stored = stored;
    this.links = links;
    this.rules = rules;
    this.bulk = bulk;
  }

  /**
   * The customer with this id. An id that a merge took away leads to whom it belongs now: customer
   * ids are ids of identities.
   */
  public Optional<Customer> find(CustomerId id) {
    return stored.find(id);
  }

  /** The customers with these ids, in no particular order. At most 1000. */
  public List<Customer> findAll(List<CustomerId> ids) {
    return ids.isEmpty() ? List.of() : stored.findAll(ids);
  }

  /**
   * Hands out the customers of whom enough is known to recognise them elsewhere: two of name,
   * e-mail, phone and town. In the order of their ids; those that stand for an identity which many
   * people share are left out.
   */
  public void forEachRecognisable(Consumer<Customer> consumer) {
    stored.forEachRecognisable(consumer);
  }

  /** How many {@link #forEachRecognisable} would hand out. */
  public long recognisable() {
    return stored.recognisable();
  }

  /**
   * Whose each of these ids is now: ids of identities, or of customers as they were called once.
   * What nothing speaks for any more is left out.
   */
  public Map<UUID, CustomerId> owners(Collection<UUID> ids) {
    return ids.isEmpty() ? Map.of() : stored.owners(ids);
  }

  /** All identities of a customer, the highest kinds first. */
  public List<KnownIdentity> identities(CustomerId id) {
    return stored.identities(id);
  }

  /**
   * What was said of a customer besides her identities: of each trait the newest statement first,
   * which is the one her profile takes. Each value of an origin stands once. At most 500.
   */
  public List<SaidTrait> traits(CustomerId id) {
    return stored.traits(id);
  }

  /** The ids of a customer's identities, for projections that keep those. */
  public List<UUID> identityIds(CustomerId id) {
    return stored.identityIds(id);
  }

  /**
   * Why the identities of a customer are one person, and which others nearly were: every edge
   * around her with what was made of it. Decided anew from the evidence, as it was when it came in.
   */
  public List<Link> links(CustomerId id) {
    StoredLinks.Neighbourhood around = links.around(id);
    Decision decision = PersonGraph.decide(around.given(), rules);
    return links.explain(id, around, decision);
  }

  /**
   * Customers whose name, e-mail or account number begins like this, or whose phone number ends
   * like this (four digits or more), at most {@code limit}.
   */
  public List<Customer> search(String text, int limit) {
    String wanted = text.strip();
    return wanted.isEmpty() ? List.of() : stored.search(wanted, limit);
  }

  /**
   * All customers as UTF-8 CSV with the header {@code
   * customer_id,name,email,phone,country,city,first_seen_at}.
   */
  public void copyCustomers(OutputStream to) {
    bulk.copyCsv(
        """
        SELECT id AS customer_id, name, email, phone, country, city,
          to_char(first_seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
            AS first_seen_at
        FROM customer.customer
        """,
        to);
  }
}
