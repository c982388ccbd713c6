package guanxi.visit;

import guanxi.customer.TimelineEntries;
import guanxi.customer.TimelineEntry;
import guanxi.customer.TimelineEntry.Item;
import guanxi.customer.TimelineEntry.Phrase;
import guanxi.customer.TimelineEntry.TimelinePosition;
import guanxi.intake.Shops;
import guanxi.shared.CustomerId;
import guanxi.visit.Visits.Act;
import guanxi.visit.Visits.Position;
import guanxi.visit.Visits.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A customer's sessions, and what is worth telling of what she did in them. */
@Component
class VisitTimeline implements TimelineEntries {

  private static final String VISITS = "visits";
  private static final int ITEMS = 12;

  /** Views and clicks are told by the session; carts and orders by themselves. */
  private static final List<ActKind> TOLD =
      List.of(
          ActKind.SEARCHED,
          ActKind.PROMOTION_CLICKED,
          ActKind.WISHED,
          ActKind.UNWISHED,
          ActKind.COUPON_ENTERED,
          ActKind.COUPON_APPLIED,
          ActKind.COUPON_DENIED,
          ActKind.COUPON_REMOVED,
          ActKind.REVIEWED,
          ActKind.SHARED,
          ActKind.CART_SHARED,
          ActKind.OTHER);

  private final Visits visits;
  private final Shops shops;

  VisitTimeline(Visits visits, Shops shops) {
    this.visits = visits;
    this.shops = shops;
  }

  @Override
  public Set<String> shows() {
    return Set.of(VISITS);
  }

  @Override
  public List<TimelineEntry> of(
      CustomerId customer, String show, @Nullable TimelinePosition after, int limit) {
    Position position = after == null ? null : new Position(after.at(), after.id());
    List<TimelineEntry> entries = new ArrayList<>();
    for (Session session : visits.sessions(customer, position, limit)) {
      entries.add(entry(session, visits.viewed(customer, session, ITEMS)));
    }
    for (Act act : visits.acts(customer, TOLD, position, limit)) {
      entries.add(entry(act));
    }
    return entries;
  }

  private TimelineEntry entry(Session session, List<Act> viewed) {
    List<Phrase> details = new ArrayList<>();
    details.add(
        Phrase.of(
            "visit.timeline.counts",
            session.pages(),
            session.products(),
            session.endedAt().getEpochSecond() / 60 - session.begunAt().getEpochSecond() / 60));
    if (!session.campaign().isEmpty()) {
      details.add(Phrase.of("visit.timeline.campaign", String.join(" / ", session.campaign())));
    } else if (session.referrer() != null) {
      details.add(Phrase.of("visit.timeline.referrer", session.referrer()));
    }
    if (session.landing() != null) {
      details.add(Phrase.of("visit.timeline.landing", session.landing()));
    }
    return new TimelineEntry(
        new TimelinePosition(session.begunAt(), session.id()),
        VISITS,
        "quiet",
        "globe",
        Phrase.of("visit.timeline.session", shops.name(session.sourceId())),
        details,
        null,
        viewed.stream().map(act -> new Item(act.named(), null, null)).toList());
  }

  private static TimelineEntry entry(Act act) {
    String detail = act.detail();
    return new TimelineEntry(
        new TimelinePosition(act.at(), act.id()),
        VISITS,
        "quiet",
        icon(act.kind()),
        Phrase.of("visit.act." + act.kind().name().toLowerCase(Locale.ROOT), act.named()),
        detail == null ? List.of() : List.of(Phrase.of("visit.timeline.detail", detail)),
        null,
        List.of());
  }

  private static String icon(ActKind kind) {
    return switch (kind) {
      case SEARCHED -> "search";
      case WISHED, UNWISHED -> "heart";
      case COUPON_ENTERED, COUPON_APPLIED, COUPON_DENIED, COUPON_REMOVED -> "tag";
      case REVIEWED -> "star";
      case PROMOTION_CLICKED -> "sparkles";
      default -> "activity";
    };
  }
}
