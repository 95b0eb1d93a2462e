package dev.promirror.promotion;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import dev.promirror.stripe.Mirroring;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Where Stripe differs from what it was told and had, field by field. Works within a transaction.
 */
@ApplicationScoped
public class Drifts {

  /** The field of a coupon that was deleted. */
  public static final String EXISTS = "exists";

  /** The field of a promotion code that was switched. */
  public static final String ACTIVE = "active";

  private static final String SELECT =
      """
      select kind, object_id, field, stripe_id, ours, theirs, ours_at, theirs_at, found_at, ignored
      from drift where community_id = ?1
      """;
  private static final String UPSERT =
      """
      insert into drift
        (community_id, kind, object_id, field, stripe_id, ours, theirs, ours_at, theirs_at, found_at)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(?8 as timestamptz), cast(?9 as timestamptz), ?10)
      on conflict (community_id, kind, object_id, field) do update
      set stripe_id = excluded.stripe_id, ours = excluded.ours, theirs = excluded.theirs,
          ours_at = excluded.ours_at,
          theirs_at = coalesce(excluded.theirs_at, drift.theirs_at),
          found_at = drift.found_at,
          ignored = drift.ignored
            and drift.theirs = excluded.theirs and drift.ours = excluded.ours
      """;

  private final Regions regions;
  private final Clock clock;

  Drifts(Regions regions, Clock clock) {
    this.regions = regions;
    this.clock = clock;
  }

  /** What differs. */
  public enum Kind {
    COUPON,
    CODE
  }

  /**
   * One field that differs.
   *
   * @param ours what Stripe was told last; empty is nothing
   * @param theirs what Stripe has; empty is nothing
   * @param oursAt when it was told; null if that isn't known
   * @param theirsAt when it was changed at Stripe, if Stripe said so
   * @param ignored whether its owner wants it left so
   */
  public record Drift(
      Kind kind,
      String objectId,
      String field,
      String stripeId,
      String ours,
      String theirs,
      @Nullable Instant oursAt,
      @Nullable Instant theirsAt,
      Instant foundAt,
      boolean ignored) {

    /** Whether it is in what would be written by itself, or it is gone. */
    public boolean isHeld() {
      return field.equals(EXISTS) || field.equals(ACTIVE);
    }
  }

  /**
   * A difference just found.
   *
   * @param ours what Stripe was told last; empty is nothing
   * @param theirs what Stripe has; empty is nothing
   */
  public record Field(String name, String ours, String theirs) {}

  /** All of the community, some at most. */
  public List<Drift> list(CommunityId community, int most) {
    return regions.in(
        community,
        () ->
            session(community)
                .createNativeQuery(
                    SELECT + " order by ignored, found_at desc, kind, object_id, field",
                    Object[].class)
                .setParameter(1, community.toString())
                .setMaxResults(most)
                .getResultStream()
                .map(Drifts::drift)
                .toList());
  }

  /** Those of one coupon or promo code. */
  public List<Drift> of(CommunityId community, Kind kind, String id) {
    return regions.in(
        community,
        () ->
            session(community)
                .createNativeQuery(
                    SELECT + " and kind = ?2 and object_id = ?3 order by field", Object[].class)
                .setParameter(1, community.toString())
                .setParameter(2, kind.name())
                .setParameter(3, id)
                .getResultStream()
                .map(Drifts::drift)
                .toList());
  }

  /** These fields differ, and no others. */
  public void replace(
      CommunityId community,
      Kind kind,
      Incarnation of,
      Collection<Field> fields,
      @Nullable Instant oursAt,
      @Nullable Instant theirsAt) {
    session(community)
        .createNativeMutationQuery(
            "delete from drift where community_id = ?1 and kind = ?2 and object_id = ?3"
                + " and not field = any (?4)")
        .setParameter(1, community.toString())
        .setParameter(2, kind.name())
        .setParameter(3, of.objectId())
        .setParameter(4, fields.stream().map(Field::name).toArray(String[]::new))
        .executeUpdate();
    for (Field field : fields) {
      session(community)
          .createNativeMutationQuery(UPSERT)
          .setParameter(1, community.toString())
          .setParameter(2, kind.name())
          .setParameter(3, of.objectId())
          .setParameter(4, field.name())
          .setParameter(5, of.stripeId())
          .setParameter(6, field.ours())
          .setParameter(7, field.theirs())
          .setParameter(8, oursAt == null ? null : oursAt.toString())
          .setParameter(9, theirsAt == null ? null : theirsAt.toString())
          .setParameter(10, clock.instant())
          .executeUpdate();
    }
  }

  /** All that differs of it is left so. */
  void ignore(CommunityId community, Kind kind, String id) {
    session(community)
        .createNativeMutationQuery(
            "update drift set ignored = true where community_id = ?1 and kind = ?2 and object_id = ?3")
        .setParameter(1, community.toString())
        .setParameter(2, kind.name())
        .setParameter(3, id)
        .executeUpdate();
  }

  /** What these mean for the mirror of the coupon or code they are about. */
  public static Mirroring.@Nullable Drift weight(List<Drift> some) {
    if (some.stream().anyMatch(it -> it.isHeld() && !it.ignored())) {
      return Mirroring.Drift.HELD;
    }
    if (some.stream().anyMatch(it -> !it.isHeld() && !it.ignored())) {
      return some.stream().anyMatch(Drift::isHeld) ? Mirroring.Drift.HELD : Mirroring.Drift.NOTED;
    }
    return some.stream().anyMatch(Drift::isHeld) ? Mirroring.Drift.LEFT : null;
  }

  private Session session(CommunityId community) {
    return regions.session(community);
  }

  private static Drift drift(@Nullable Object[] row) {
    return new Drift(
        Kind.valueOf(text(row[0])),
        text(row[1]),
        text(row[2]),
        text(row[3]),
        text(row[4]),
        text(row[5]),
        (Instant) row[6],
        (Instant) row[7],
        java.util.Objects.requireNonNull((Instant) row[8]),
        Boolean.TRUE.equals(row[9]));
  }

  private static String text(@Nullable Object value) {
    return java.util.Objects.requireNonNull((String) value);
  }
}
