package dev.promirror.stripe;

import dev.promirror.platform.TimeOrderedId;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The writes under way: at most one per object. An attempt is open until its outcome is known, also
 * over crashes, so that whoever goes on sends the same bytes under the same key.
 */
@ApplicationScoped
public class Attempts {

  private static final String KEY = "promirror-";
  private static final String OPEN =
      """
      select key, method, path, form, started_at, sent_at, server_error from attempt
      where community_id = ?1 and purpose = ?2 and object_id = ?3 and ended_at is null
      """;
  private static final String OPEN_WRITES =
      """
      select object_id, method, path, form from attempt
      where community_id = ?1 and purpose = ?2 and object_id = any (?3) and ended_at is null
      """;
  private static final String BEGIN =
      """
      insert into attempt
        (community_id, key, purpose, object_id, method, path, form, started_at, sent_at)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)
      """;
  private static final String ABSENT =
      """
      select 1 from attempt
      where community_id = ?1 and purpose = ?2 and object_id = ?3
        and outcome = 'absent' and sent_at > ?4
      """;
  private static final String UNDERWAY =
      """
      select object_id from attempt
      where community_id = ?1 and purpose = ?2 and ended_at is null
      """;

  private final Regions regions;
  private final TimeOrderedId ids;
  private final Clock clock;

  Attempts(Regions regions, TimeOrderedId ids, Clock clock) {
    this.regions = regions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What an attempt is about.
   *
   * @param purpose {@code account}, {@code coupon}, {@code promo-code}, {@code product} or {@code
   *     price}
   * @param id our id of the object
   */
  public record Target(CommunityId community, String purpose, String id) {}

  /** Whether a request with this idempotency key was ours. */
  public static boolean isOurs(@Nullable String key) {
    return key != null && key.startsWith(KEY);
  }

  /** The open attempt about the target, if there is one; part of the surrounding transaction. */
  public Optional<Attempt> open(Target target) {
    return session(target)
        .createNativeQuery(OPEN, Object[].class)
        .setParameter(1, target.community().toString())
        .setParameter(2, target.purpose())
        .setParameter(3, target.id())
        .getResultStream()
        .findFirst()
        .map(
            row ->
                new Attempt(
                    (String) row[0],
                    new StripeWrite((String) row[1], (String) row[2], (String) row[3]),
                    (Instant) row[4],
                    (Instant) row[5],
                    (Boolean) row[6]));
  }

  /** The writes of open attempts about these objects; part of the surrounding transaction. */
  public Map<String, StripeWrite> openWrites(
      CommunityId community, String purpose, Collection<String> ids) {
    Map<String, StripeWrite> open = new HashMap<>();
    regions
        .session(community)
        .createNativeQuery(OPEN_WRITES, Object[].class)
        .setParameter(1, community.toString())
        .setParameter(2, purpose)
        .setParameter(3, ids.toArray(String[]::new))
        .getResultStream()
        .forEach(
            row ->
                open.put(
                    (String) row[0],
                    new StripeWrite((String) row[1], (String) row[2], (String) row[3])));
    return open;
  }

  /** The objects of a purpose that have an open attempt; part of the surrounding transaction. */
  public Set<String> underway(CommunityId community, String purpose) {
    return Set.copyOf(
        regions
            .session(community)
            .createNativeQuery(UNDERWAY, String.class)
            .setParameter(1, community.toString())
            .setParameter(2, purpose)
            .getResultList());
  }

  /**
   * The open attempt about the target, or a new one for the given write; part of the surrounding
   * transaction, which must commit before anything is sent. One that may be sent again counts as
   * sent now.
   */
  public Attempt begin(Target target, Supplier<StripeWrite> write) {
    return open(target)
        .map(attempt -> attempt.mayResend(clock.instant()) ? sendAgain(target, attempt) : attempt)
        .orElseGet(() -> insert(target, write.get()));
  }

  private Attempt sendAgain(Target target, Attempt attempt) {
    Instant now = clock.instant();
    session(target)
        .createNativeMutationQuery(
            "update attempt set sent_at = ?3 where community_id = ?1 and key = ?2")
        .setParameter(1, target.community().toString())
        .setParameter(2, attempt.key())
        .setParameter(3, now)
        .executeUpdate();
    return new Attempt(
        attempt.key(), attempt.write(), attempt.startedAt(), now, attempt.serverError());
  }

  /**
   * Whether an attempt about the target was taken for absent, though it was last sent less than
   * this time ago; part of the surrounding transaction.
   */
  public boolean mayStillHappen(Target target, Duration enough) {
    return !session(target)
        .createNativeQuery(ABSENT, Integer.class)
        .setParameter(1, target.community().toString())
        .setParameter(2, target.purpose())
        .setParameter(3, target.id())
        .setParameter(4, clock.instant().minus(enough))
        .getResultList()
        .isEmpty();
  }

  /**
   * The last attempt about a target.
   *
   * @param endedAt null while its outcome isn't known
   */
  public record Last(String key, @Nullable Instant endedAt) {}

  /** The last attempt about the target, if there was one; part of the surrounding transaction. */
  public Optional<Last> last(Target target) {
    return session(target)
        .createNativeQuery(
            "select key, ended_at from attempt"
                + " where community_id = ?1 and purpose = ?2 and object_id = ?3"
                + " order by sent_at desc, key desc limit 1",
            Object[].class)
        .setParameter(1, target.community().toString())
        .setParameter(2, target.purpose())
        .setParameter(3, target.id())
        .getResultStream()
        .findFirst()
        .map(row -> new Last((String) row[0], (Instant) row[1]));
  }

  private Attempt insert(Target target, StripeWrite write) {
    Instant now = clock.instant();
    Attempt attempt = new Attempt(KEY + ids.next(), write, now, now, false);
    session(target)
        .createNativeMutationQuery(BEGIN)
        .setParameter(1, target.community().toString())
        .setParameter(2, attempt.key())
        .setParameter(3, target.purpose())
        .setParameter(4, target.id())
        .setParameter(5, write.method())
        .setParameter(6, write.path())
        .setParameter(7, write.form())
        .setParameter(8, attempt.startedAt())
        .executeUpdate();
    return attempt;
  }

  /**
   * Ends an attempt whose outcome is known: {@code done}, {@code refused}, or {@code absent}
   * (proven not to have happened). Part of the surrounding transaction.
   */
  public void end(Target target, Attempt attempt, String outcome) {
    session(target)
        .createNativeMutationQuery(
            "update attempt set ended_at = ?3, outcome = ?4 where community_id = ?1 and key = ?2")
        .setParameter(1, target.community().toString())
        .setParameter(2, attempt.key())
        .setParameter(3, clock.instant())
        .setParameter(4, outcome)
        .executeUpdate();
  }

  /** Notes that Stripe answered 5xx: the key must not be sent again. */
  public void sawServerError(Target target, Attempt attempt) {
    session(target)
        .createNativeMutationQuery(
            "update attempt set server_error = true where community_id = ?1 and key = ?2")
        .setParameter(1, target.community().toString())
        .setParameter(2, attempt.key())
        .executeUpdate();
  }

  private Session session(Target target) {
    return regions.session(target.community());
  }
}
