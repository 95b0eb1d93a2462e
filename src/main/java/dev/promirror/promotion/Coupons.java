package dev.promirror.promotion;

import dev.promirror.platform.Cursor;
import dev.promirror.platform.Page;
import dev.promirror.promotion.terms.Step;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import dev.promirror.stripe.MirroredRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A community's coupons. */
@ApplicationScoped
public class Coupons {

  private static final String LIST = "coupons";

  private final Regions regions;
  private final Rows rows;
  private final Views views;

  Coupons(Regions regions, Rows rows, Views views) {
    this.regions = regions;
    this.rows = rows;
    this.views = views;
  }

  @ApplicationScoped
  static class Rows implements MirroredRows<Coupon> {}

  /** A coupon, if there is one of this id. */
  public Optional<Coupon> find(CommunityId community, String id) {
    return regions.in(community, () -> rows.one(community, id));
  }

  /** A coupon with all that belongs to it. */
  public Optional<CouponView> view(CommunityId community, String id) {
    return regions.in(
        community,
        () ->
            find(community, id)
                .map(coupon -> views.ofCoupons(community, List.of(coupon)).getFirst()));
  }

  /** A page of the community's coupons, by id. */
  public Page<CouponView> list(CommunityId community, @Nullable String after, int limit) {
    Cursor cursor = Cursor.parse(after, LIST, 1);
    return regions.in(
        community,
        () -> {
          List<Coupon> some =
              rows.find(
                      "communityId = ?1 and id > ?2 order by id",
                      community,
                      cursor == null ? "" : cursor.keys().getFirst())
                  .range(0, limit)
                  .list();
          Page<Coupon> page = Page.of(some, limit, last -> new Cursor(LIST, List.of(last.id())));
          return new Page<>(views.ofCoupons(community, page.data()), page.next());
        });
  }

  /** The unarchived ones whose ids begin so, by id. */
  List<Coupon> beginning(CommunityId community, String start) {
    regions.session(community);
    return rows.list(
        "communityId = ?1 and id like ?2 and archivedAt is null order by id",
        community,
        start + "%");
  }

  /** Some of the community's coupons that can get new codes, by id. */
  public List<Coupon> unarchived(CommunityId community, int most) {
    return regions.in(
        community,
        () ->
            rows.find("communityId = ?1 and archivedAt is null order by id", community)
                .range(0, most - 1)
                .list());
  }

  /** Those of the community's coupons that Stripe doesn't have as wanted. */
  public List<Coupon> dirty(CommunityId community, int limit) {
    regions.session(community);
    return rows.dirty(community, limit);
  }

  /** Those of the communities that have a coupon Stripe doesn't have as wanted. */
  public Set<CommunityId> dirty(Collection<CommunityId> communities) {
    return regions.in(communities, () -> rows.dirtyOf(Coupon.class));
  }

  /** A coupon to be changed: nobody else changes it until the transaction ends. */
  public Optional<Coupon> lock(CommunityId community, String id) {
    regions.session(community);
    return rows.lock(community, id);
  }

  /**
   * The coupons of a code's steps, in the order of the steps, to be changed or kept from it. They
   * are locked in the order of their ids; the list ends before the first there is none of.
   */
  List<Coupon> lockSteps(CommunityId community, List<Step> steps) {
    Map<String, Optional<Coupon>> locked = new HashMap<>();
    steps.stream().map(Step::coupon).sorted().forEach(id -> locked.put(id, lock(community, id)));
    return steps.stream()
        .map(step -> locked.getOrDefault(step.coupon(), Optional.empty()))
        .takeWhile(Optional::isPresent)
        .flatMap(Optional::stream)
        .toList();
  }

  void add(Coupon coupon) {
    regions.session(coupon.communityId());
    rows.persist(coupon);
  }
}
