package guanxi.customer;

import guanxi.platform.Bulk;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where intake hands in evidence of who is who, and takes it back.
 *
 * <p>Evidence comes in as {@link Statements} and goes through temporary tables of the running
 * transaction, which {@link #prepare} makes: {@code identity_batch} (the identities named, each
 * once), {@code sighting_batch}, {@code edge_batch} and {@code trait_batch}. Afterwards {@code
 * identity_moved} says which known identities belong to another customer than before, and every
 * {@link IdentityFollower} has been told.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Identities {

  private final JdbcClient database;
  private final Bulk bulk;
  private final Evidence evidence;
  private final Resolution resolution;
  private final Profiles profiles;
  private final ObjectProvider<IdentityFollower> followers;
  private final IdentityRules rules;
  private final ObjectProvider<ProfileFollower> readers;
  private final Map<IdentityKind, Pattern> blocked;

  Identities(
      JdbcClient database,
      Bulk bulk,
      Evidence evidence,
      Resolution resolution,
      Profiles profiles,
      ObjectProvider<IdentityFollower> followers,
      ObjectProvider<ProfileFollower> readers,
      IdentityRules rules) {
    this.database = database;
    this.bulk = bulk;
    this.evidence = evidence;
    this.resolution = resolution;
    this.profiles = profiles;
    this.followers = followers;
    this.rules = rules;
    this.readers = readers;
    this.blocked = rules.blockedPatterns();
  }

  /** Whether a value such as {@code n/a} or {@code 000} identifies nobody; not to be handed in. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public boolean isBlocked(Identity identity) {
    return blocked().test(identity);
  }

  /** The same for who asks of many. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public Predicate<Identity> blocked() {
    return identity -> {
      Pattern pattern = blocked.get(identity.kind());
      return pattern != null && pattern.matcher(identity.value()).matches();
    };
  }

  /** Makes the temporary tables, empty at the beginning of every transaction. */
  public void prepare() {
    database
        .sql(
            """
            CREATE TEMP TABLE IF NOT EXISTS identity_batch
              (id uuid, kind smallint, platform text, value text, component uuid,
               customer_id uuid) ON COMMIT DELETE ROWS;
            CREATE TEMP TABLE IF NOT EXISTS sighting_batch
              (identity_id uuid, first_seen timestamptz, last_seen timestamptz, facts bigint)
              ON COMMIT DELETE ROWS;
            CREATE TEMP TABLE IF NOT EXISTS edge_batch
              (a uuid, b uuid, first_seen timestamptz, last_seen timestamptz, facts bigint,
               fact_key uuid)
              ON COMMIT DELETE ROWS;
            CREATE TEMP TABLE IF NOT EXISTS trait_batch
              (identity_id uuid, trait smallint, at timestamptz, value text)
              ON COMMIT DELETE ROWS;
            CREATE TEMP TABLE IF NOT EXISTS identity_touched (id uuid) ON COMMIT DELETE ROWS;
            CREATE TEMP TABLE IF NOT EXISTS identity_scope (id uuid) ON COMMIT DELETE ROWS;
            CREATE TEMP TABLE IF NOT EXISTS identity_placed
              (id uuid, component uuid, customer_id uuid) ON COMMIT DELETE ROWS;
            CREATE TEMP TABLE IF NOT EXISTS identity_moved
              (identity_id uuid, old_customer uuid, new_customer uuid) ON COMMIT DELETE ROWS;
            CREATE TEMP TABLE IF NOT EXISTS customer_touched (id uuid) ON COMMIT DELETE ROWS;
            CREATE TEMP TABLE IF NOT EXISTS profile_changed (id uuid) ON COMMIT DELETE ROWS;
            CREATE TEMP TABLE IF NOT EXISTS identity_asked (id uuid) ON COMMIT DELETE ROWS;
            CREATE TEMP TABLE IF NOT EXISTS identity_answered (id uuid, customer_id uuid)
              ON COMMIT DELETE ROWS
            """)
        .update();
  }

  /** Takes in statements as evidence of this origin. */
  public void absorb(long origin, Statements statements) {
    lock();
    bulk.copy("identity_batch", statements.identities(rules));
    bulk.copy("sighting_batch", statements.sightings());
    bulk.copy("edge_batch", statements.edges());
    bulk.copy("trait_batch", statements.traits());
    evidence.add(origin);
    placeAnew();
  }

  /**
   * Takes back evidence of this origin, as if it had never come: that about its identities behind
   * {@code after} in the order of their ids, at most so many.
   *
   * @return the last of them; empty when there was none left
   */
  public Optional<UUID> withdraw(long origin, UUID after, int most) {
    lock();
    Optional<UUID> last = evidence.remove(origin, after, most);
    placeAnew();
    return last;
  }

  /** What staff decided and no fact tells: never made anew. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public Set<String> keptTables() {
    return Set.of("customer.split", "customer.split_pair", "customer.merge");
  }

  /** All identities that staff keeps apart from others, or merged with others, now. */
  public Set<UUID> decidedByStaff() {
    return new HashSet<>(
        database
            .sql(
                """
                SELECT a FROM customer.split_pair UNION SELECT b FROM customer.split_pair
                UNION SELECT a FROM customer.merge UNION SELECT b FROM customer.merge
                """)
            .query((row, _) -> row.getObject(1, UUID.class))
            .list());
  }

  /** Decides anew about these identities, for staff may have changed its mind meanwhile. */
  public void reconsider(Set<UUID> identities) {
    prepare();
    bulk.copy("identity_touched (id)", identities, (row, id) -> row.uuid(id));
    placeAnew();
  }

  /** Whoever changes the graph waits for whoever does so now; released with the transaction. */
  void lock() {
    database.sql("SELECT pg_advisory_xact_lock(hashtext('customer.graph'))").query().listOfRows();
  }

  /** Decides anew about the identities in {@code identity_touched} and tells who follows them. */
  void placeAnew() {
    resolution.resolve();
    boolean changed = profiles.refresh();
    boolean moved =
        database.sql("SELECT EXISTS (SELECT FROM identity_moved)").query(Boolean.class).single();
    if (moved) {
      followers.orderedStream().forEach(IdentityFollower::follow);
    }
    if (changed) {
      readers.orderedStream().forEach(ProfileFollower::changed);
    }
  }

  /**
   * Answers whose the identities in {@code identity_asked} are: fills {@code identity_answered}.
   */
  public void answer() {
    database.sql("TRUNCATE identity_answered").update();
    database
        .sql(
            """
            INSERT INTO identity_answered
            SELECT i.id, i.customer_id
            FROM identity_asked a JOIN customer.identity i ON i.id = a.id
            """)
        .update();
    database.sql("TRUNCATE identity_asked").update();
  }
}
