package dev.promirror.promotion;

import dev.promirror.platform.Cursor;
import dev.promirror.platform.Page;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import dev.promirror.stripe.MirroredRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A community's promo codes. */
@ApplicationScoped
public class PromoCodes {

  /** After every character a key can have, so that a prefix becomes a range. */
  private static final char LAST = '\uffff';

  private static final String AGAIN =
      """
      with its as (
        select id from promo_code
        where community_id = ?1 and coupon_id = ?2 and archived_at is null and taken_by is null
          and not mirror_untouched and coalesce(mirror_drift, 'NOTED') = 'NOTED'
        order by id for update)
      update promo_code c
      set mirrored_revision = least(mirrored_revision, revision - 1), mirror_looks = mirror_looks + 1,
          mirror_state = 'PENDING', mirror_reason = null, mirror_next_attempt = null,
          refused_revision = null, refused_reason = null
      from its where c.community_id = ?1 and c.id = its.id
      """;
  static final String DIRTY =
      """
      select * from promo_code
      where community_id = ?1 and mirrored_revision < revision
      order by case
        when mirrored_revision > 0 and state <> 'ACTIVE' then 0
        when batch_id is not null and mirrored_revision = 0 then 2
        else 1 end, id
      """;
  private static final String SHARED =
      """
      select coupon.id from unnest(cast(?2 as text[])) coupon (id)
      where (select count(*) from (
        select 1 from promo_code
        where community_id = ?1 and coupon_id = coupon.id
          and archived_at is null and finished_at is null and not draft
        limit 2) its) > 1
      """;
  private final Regions regions;
  private final Rows rows;
  private final Views views;
  private final Standings standings;
  private final CodeFilters filters;
  private final CodesOfCoupon ofCoupon;

  PromoCodes(
      Regions regions,
      Rows rows,
      Views views,
      Standings standings,
      CodeFilters filters,
      CodesOfCoupon ofCoupon) {
    this.regions = regions;
    this.rows = rows;
    this.views = views;
    this.standings = standings;
    this.filters = filters;
    this.ofCoupon = ofCoupon;
  }

  @ApplicationScoped
  static class Rows implements MirroredRows<PromoCode> {}

  /** A promo code, if there is one of this id. */
  public Optional<PromoCode> find(CommunityId community, String id) {
    return regions.in(community, () -> rows.one(community, id));
  }

  /** A promo code with all that belongs to it. */
  public Optional<PromoCodeView> view(CommunityId community, String id) {
    return regions.in(
        community,
        () -> find(community, id).map(code -> views.ofCodes(community, List.of(code)).getFirst()));
  }

  /** How many unarchived codes have a coupon in one of their steps. */
  public long with(CommunityId community, String coupon) {
    return regions.in(community, () -> ofCoupon.count(community, coupon));
  }

  /**
   * A page of the community's promo codes.
   *
   * @throws ProblemException if the cursor isn't one of this list
   */
  public Page<PromoCodeView> list(CommunityId community, PromoCodeQuery query) {
    Cursor cursor = query.cursor();
    if (query.filter().state() != null) {
      standings.catchUp(community);
    }
    return regions.in(
        community,
        () -> {
          Page<PromoCode> page =
              Page.of(read(community, query, cursor), query.limit(), query::cursor);
          return new Page<>(views.ofCodes(community, page.data()), page.next());
        });
  }

  private List<PromoCode> read(
      CommunityId community, PromoCodeQuery query, @Nullable Cursor cursor) {
    StringBuilder where = new StringBuilder("communityId = :community");
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("community", community);
    String search = query.searchKey();
    if (search != null) {
      where.append(
          " and ((codeKey >= :from and codeKey < :to) or (nameKey >= :from and nameKey < :to))");
      parameters.put("from", search);
      parameters.put("to", search + LAST);
    }
    filters.narrow(community, query.filter(), where, parameters);
    if (cursor != null) {
      where.append(" and ").append(query.sort().afterCursor());
      parameters.put("id", cursor.keys().getLast());
      if (query.sort() != PromoCodeQuery.Sort.NEWEST) {
        parameters.put("key", key(query, cursor));
      }
    }
    return rows.find(where + " order by " + query.sort().orderBy(), parameters)
        .range(0, query.limit())
        .list();
  }

  private static Object key(PromoCodeQuery query, Cursor cursor) {
    try {
      return query.sort().keyOf(cursor.keys().getFirst());
    } catch (NumberFormatException e) {
      throw ProblemException.of(ProblemType.INVALID_CURSOR, "Start again without the cursor.");
    }
  }

  /**
   * Those of the community's codes that Stripe doesn't have as wanted, oldest first; but those that
   * may be usable there and aren't to be come before all others, and codes of batches that never
   * were at Stripe after them: no job delays a pause or a single edit.
   */
  public List<PromoCode> dirty(CommunityId community, int limit) {
    return regions
        .session(community)
        .createNativeQuery(DIRTY, PromoCode.class)
        .setParameter(1, community.toString())
        .setMaxResults(limit)
        .getResultList();
  }

  /** Those of the communities that have a code Stripe doesn't have as wanted. */
  public Set<CommunityId> dirty(Collection<CommunityId> communities) {
    return regions.in(communities, () -> rows.dirtyOf(PromoCode.class));
  }

  /**
   * Has all unarchived codes of a coupon looked at again; part of the surrounding transaction. They
   * are locked in the order of their ids.
   */
  public void again(CommunityId community, String coupon) {
    regions
        .session(community)
        .createNativeMutationQuery(AGAIN)
        .setParameter(1, community.toString())
        .setParameter(2, coupon)
        .executeUpdate();
  }

  /** The owner has changed the coupon of these codes, and so them. Within a transaction. */
  void touched(CommunityId community, String coupon) {
    regions
        .session(community)
        .createNativeMutationQuery(
            "update promo_code set mirror_untouched = false"
                + " where community_id = ?1 and coupon_id = ?2 and mirror_untouched")
        .setParameter(1, community.toString())
        .setParameter(2, coupon)
        .executeUpdate();
  }

  /** The codes that hold one of these texts: neither archived nor seen finished. */
  List<PromoCode> holding(CommunityId community, Collection<String> codeKeys) {
    regions.session(community);
    return rows.find(
            "communityId = ?1 and codeKey in ?2 and archivedAt is null and finishedAt is null",
            community,
            codeKeys)
        .list();
  }

  /**
   * Which of these coupons have more than one code that is or may become usable; part of the
   * surrounding transaction.
   */
  public Set<String> shared(CommunityId community, Collection<String> coupons) {
    return coupons.isEmpty()
        ? Set.of()
        : Set.copyOf(
            regions
                .session(community)
                .createNativeQuery(SHARED, String.class)
                .setParameter(1, community.toString())
                .setParameter(2, coupons.toArray(String[]::new))
                .getResultList());
  }

  /** Every unarchived code of a coupon, to be changed, in the order of their ids. */
  List<PromoCode> lockOfCoupon(CommunityId community, String coupon) {
    regions.session(community);
    return rows.find(
            "communityId = ?1 and couponId = ?2 and archivedAt is null order by id",
            community,
            coupon)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /** The codes that hold this text: neither archived nor seen finished. */
  List<PromoCode> holding(CommunityId community, String codeKey) {
    regions.session(community);
    return rows.find(
            "communityId = ?1 and codeKey = ?2 and archivedAt is null and finishedAt is null",
            community,
            codeKey)
        .list();
  }

  /** The newest code that had this text, whatever became of it. */
  Optional<PromoCode> lastWith(CommunityId community, String codeKey) {
    regions.session(community);
    return rows.find("communityId = ?1 and codeKey = ?2 order by id desc", community, codeKey)
        .range(0, 0)
        .firstResultOptional();
  }

  /** A code to be changed: nobody else changes it until the transaction ends. */
  public Optional<PromoCode> lock(CommunityId community, String id) {
    regions.session(community);
    return rows.lock(community, id);
  }

  void add(PromoCode code) {
    regions.session(code.communityId());
    rows.persist(code);
  }
}
