package dev.promirror.community;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/** How far the readings of all of an account's coupons and codes are; within a transaction. */
@ApplicationScoped
public class ListingRuns {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration AT_LEAST = Duration.ofDays(1);

  private static final String WANT =
      """
      insert into stripe_listing (community_id, wanted) values (?1, true)
      on conflict (community_id) do update set wanted = true
      """;
  private static final String BEGIN =
      """
      insert into stripe_listing (community_id, step, began_at)
      values (?1, 'OFFERS', clock_timestamp())
      on conflict (community_id) do update
      set wanted = false, step = 'OFFERS', began_at = clock_timestamp(), after_id = null,
          pages = 0, coupons = 0, codes = 0
      where stripe_listing.began_at is null
        and (stripe_listing.wanted or stripe_listing.next_at is null
             or stripe_listing.next_at <= ?2)
      """;
  private static final String UNDER_WAY =
      """
      select step, coalesce(after_id, ''), began_at, clock_timestamp() from stripe_listing
      where community_id = ?1 and began_at is not null
      """;
  private static final String PROGRESS =
      """
      select step, pages, coupons, codes, began_at, finished_at, next_at, trouble
      from stripe_listing where community_id = ?1
      """;
  private static final String FRESH =
      "select community_id from stripe_listing where not wanted and began_at is null and next_at > ?1";

  private final Regions regions;
  private final Clock clock;

  ListingRuns(Regions regions, Clock clock) {
    this.regions = regions;
    this.clock = clock;
  }

  /** What is read, in this order. */
  public enum Step {
    OFFERS,
    COUPONS,
    CODES
  }

  /**
   * What is to be read next.
   *
   * @param after Stripe's id of the last object of the page before; null for the first page
   * @param runBegan by the database's clock, as {@code began}, which is now
   */
  record Next(Step step, @Nullable String after, Instant runBegan, Instant began) {}

  /**
   * How readings stand.
   *
   * @param step of the run under way; null while none is
   * @param pages read by the run under way, or the last one; so are the counts
   * @param finishedAt when every page was read last; null if never
   * @param trouble why it can't go on, in plain words; null if it can
   */
  public record Progress(
      @Nullable Step step,
      long pages,
      long coupons,
      long codes,
      @Nullable Instant beganAt,
      @Nullable Instant finishedAt,
      @Nullable Instant nextAt,
      @Nullable String trouble) {

    static final Progress NONE = new Progress(null, 0, 0, 0, null, null, null, null);
  }

  void want(CommunityId community) {
    query(community, WANT).executeUpdate();
  }

  Optional<Next> next(CommunityId community, Instant now) {
    query(community, BEGIN).setParameter(2, now).executeUpdate();
    return regions
        .session(community)
        .createNativeQuery(UNDER_WAY, Object[].class)
        .setParameter(1, community.toString())
        .getResultStream()
        .findFirst()
        .map(
            row ->
                new Next(
                    Step.valueOf((String) row[0]),
                    ((String) row[1]).isEmpty() ? null : (String) row[1],
                    (Instant) row[2],
                    (Instant) row[3]));
  }

  Progress progress(CommunityId community) {
    return regions
        .session(community)
        .createNativeQuery(PROGRESS, Object[].class)
        .setParameter(1, community.toString())
        .getResultStream()
        .findFirst()
        .map(ListingRuns::progress)
        .orElse(Progress.NONE);
  }

  private static Progress progress(@Nullable Object[] row) {
    return new Progress(
        row[4] == null || row[0] == null ? null : Step.valueOf((String) row[0]),
        number(row[1]),
        number(row[2]),
        number(row[3]),
        (Instant) row[4],
        (Instant) row[5],
        (Instant) row[6],
        (String) row[7]);
  }

  private static long number(@Nullable Object value) {
    return value == null ? 0 : ((Number) value).longValue();
  }

  /** The run goes on here. */
  void reached(CommunityId community, Step step, @Nullable String after) {
    query(
            community,
            "update stripe_listing set step = ?2, after_id = nullif(?3, '') where community_id = ?1")
        .setParameter(2, step.name())
        .setParameter(3, after == null ? "" : after)
        .executeUpdate();
  }

  void readCoupons(CommunityId community, int count) {
    read(community, "coupons", count);
  }

  void readCodes(CommunityId community, int count) {
    read(community, "codes", count);
  }

  private void read(CommunityId community, String what, int count) {
    query(
            community,
            "update stripe_listing set pages = pages + 1, trouble = null, %s = %s + ?2 where community_id = ?1"
                .formatted(what, what))
        .setParameter(2, count)
        .executeUpdate();
  }

  void troubled(CommunityId community, @Nullable String why) {
    query(community, "update stripe_listing set trouble = nullif(?2, '') where community_id = ?1")
        .setParameter(2, why == null ? "" : why)
        .executeUpdate();
  }

  /**
   * Every page was read.
   *
   * @return when the next run is due
   */
  Instant finished(CommunityId community, Instant now) {
    Instant next = next(community.toString(), now);
    query(
            community,
            "update stripe_listing set step = null, began_at = null, after_id = null,"
                + " finished_at = ?2, next_at = ?3, trouble = null where community_id = ?1")
        .setParameter(2, now)
        .setParameter(3, next)
        .executeUpdate();
    return next;
  }

  /** Each account has its own second of the week, so that they don't all come at once. */
  static Instant next(String community, Instant now) {
    long week = WEEK.toSeconds();
    long own = Math.floorMod(community.hashCode() * 2_654_435_761L, week);
    long earliest = now.plus(AT_LEAST).getEpochSecond();
    return Instant.ofEpochSecond(earliest + Math.floorMod(own - earliest, week));
  }

  /** Those of the communities, all of one region, for which no run is due. */
  Set<CommunityId> fresh(Collection<CommunityId> among) {
    return regions.in(
        among,
        () -> {
          Set<CommunityId> fresh = new HashSet<>();
          regions
              .session(among.iterator().next())
              .createNativeQuery(FRESH, String.class)
              .setParameter(1, clock.instant())
              .getResultList()
              .forEach(id -> fresh.add(CommunityId.of(id)));
          return fresh;
        });
  }

  private MutationQuery query(CommunityId community, String sql) {
    return regions
        .session(community)
        .createNativeMutationQuery(sql)
        .setParameter(1, community.toString());
  }
}
