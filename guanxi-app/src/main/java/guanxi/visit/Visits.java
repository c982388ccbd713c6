package guanxi.visit;

import guanxi.customer.Customers;
import guanxi.shared.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers did in the shops besides ordering. */
@Service
@Transactional(readOnly = true)
public class Visits {

  private final StoredVisits stored;
  private final Customers customers;

  Visits(StoredVisits stored, Customers customers) {
    this.stored = stored;
    this.customers = customers;
  }

  /**
   * A stay of one visitor in a shop.
   *
   * @param id the key of the fact it began with
   * @param pages how many pages and screens were looked at, {@code products} likewise
   * @param referrer the host of the site that led there
   * @param campaign source, medium and name of the campaign, as far as they were said
   */
  public record Session(
      UUID id,
      int sourceId,
      Instant begunAt,
      Instant endedAt,
      long acts,
      long pages,
      long products,
      @Nullable String landing,
      @Nullable String referrer,
      List<String> campaign) {

    /** Copies the list. */
    public Session {
      campaign = List.copyOf(campaign);
    }
  }

  /**
   * Something done in a shop.
   *
   * @param subject what it was done to, as the shop names it
   * @param detail a rating, a reason, a wish list's name
   */
  public record Act(
      UUID id,
      int sourceId,
      ActKind kind,
      Instant at,
      @Nullable String subject,
      @Nullable String title,
      @Nullable String detail) {

    /** How a person would name what it was done to; empty when nobody said. */
    public String named() {
      return title != null ? title : subject != null ? subject : "";
    }
  }

  /** A product that a customer wants. */
  public record Wish(
      int sourceId, String product, @Nullable String title, @Nullable String list, Instant since) {}

  /** Where a page of sessions or acts ended. */
  public record Position(Instant at, UUID id) {}

  /** A customer's sessions, the newest first. */
  public List<Session> sessions(CustomerId customer, @Nullable Position after, int limit) {
    List<UUID> identities = customers.identityIds(customer);
    return identities.isEmpty() ? List.of() : stored.sessions(identities, after, limit);
  }

  /** What a customer did of these kinds, the newest first. */
  public List<Act> acts(
      CustomerId customer, List<ActKind> kinds, @Nullable Position after, int limit) {
    List<UUID> identities = customers.identityIds(customer);
    return identities.isEmpty() ? List.of() : stored.acts(identities, kinds, after, limit);
  }

  /** What a customer looked at in a session: products, the latest first, each once. */
  public List<Act> viewed(CustomerId customer, Session session, int limit) {
    List<UUID> identities = customers.identityIds(customer);
    return identities.isEmpty()
        ? List.of()
        : stored.viewed(identities, session.begunAt(), session.endedAt(), limit);
  }

  /** What is on a customer's wish lists now. At most 500. */
  public List<Wish> wishes(CustomerId customer) {
    List<UUID> identities = customers.identityIds(customer);
    return identities.isEmpty() ? List.of() : stored.wishes(identities);
  }
}
