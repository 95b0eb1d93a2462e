package dev.promirror.mirror;

import static java.util.Objects.requireNonNull;

import dev.promirror.mirror.plan.CouponPlan;
import dev.promirror.mirror.plan.Difference;
import dev.promirror.mirror.plan.Operation;
import dev.promirror.mirror.plan.Rehearsal;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.EditCost;
import dev.promirror.promotion.Foreseen;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.Incarnations;
import dev.promirror.promotion.MirrorCosts;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Goes through the plans for an edit on paper, coupon first, then codes; of those that are alike,
 * one stands for all.
 */
@ApplicationScoped
class PaperCosts implements MirrorCosts {

  private static final int AT_ONCE = 500;

  private final Coupons coupons;
  private final PromoCodes codes;
  private final Foreseen foreseen;
  private final Incarnations incarnations;
  private final Scenes scenes;
  private final Pace pace;

  PaperCosts(
      Coupons coupons,
      PromoCodes codes,
      Foreseen foreseen,
      Incarnations incarnations,
      Scenes scenes,
      Pace pace) {
    this.coupons = coupons;
    this.codes = codes;
    this.foreseen = foreseen;
    this.incarnations = incarnations;
    this.scenes = scenes;
    this.pace = pace;
  }

  /**
   * A coupon on paper.
   *
   * @param scene as it is after the coupon's own writes
   * @param moves whether its codes are all looked at again
   */
  private record Course(
      Scene scene, Difference.OfCoupon after, List<Operation> writes, boolean moves) {}

  @Override
  public EditCost ofCoupon(CommunityId community, String id) {
    Coupon coupon = coupons.find(community, id).orElseThrow();
    Course course = course(community, coupon);
    Tally tally = new Tally(course.after().used().keySet());
    course.writes().forEach(tally::coupon);
    codesOf(community, coupon, course, tally);
    return tally.cost(pace);
  }

  @Override
  public EditCost ofCode(CommunityId community, String id) {
    PromoCode code = codes.find(community, id).orElseThrow();
    Coupon coupon = coupons.find(community, code.couponId()).orElseThrow();
    Course course = course(community, coupon);
    Tally tally = new Tally(course.after().used().keySet());
    // What the coupon waits for by itself isn't this edit's.
    if (course.moves() && !coupon.isDirty()) {
      course.writes().forEach(tally::coupon);
      codesOf(community, coupon, course, tally);
    } else if (code.isDirty()) {
      some(community, course, List.of(code), (one, way) -> tally.codes(way, 1));
    }
    return tally.cost(pace);
  }

  private Course course(CommunityId community, Coupon coupon) {
    Scene scene = scenes.of(community, List.of(coupon), List.of());
    Difference.OfCoupon before = scene.of(coupon);
    if (!coupon.isDirty() && !scene.lacksLimit(coupon)) {
      return new Course(scene, before, List.of(), false);
    }
    Rehearsal.Way way = Rehearsal.of(before);
    boolean moves =
        CouponPlan.tells(before)
            || way.writes().stream().anyMatch(Operation.CreateCoupon.class::isInstance);
    return new Course(
        scene.with(coupon.id(), way.made(), Map.of()),
        Rehearsal.after(before, way),
        way.writes(),
        moves);
  }

  private void codesOf(CommunityId community, Coupon coupon, Course course, Tally tally) {
    if (course.moves()) {
      tally.forgetNeeded();
    }
    Map<String, Long> shapes = foreseen.shapes(community, coupon.id(), course.moves());
    List<String> ids = List.copyOf(shapes.keySet());
    for (int i = 0; i < ids.size(); i += AT_ONCE) {
      List<String> some = ids.subList(i, Math.min(ids.size(), i + AT_ONCE));
      some(
          community,
          course,
          foreseen.codes(community, some, course.moves()),
          (code, way) -> tally.codes(way, requireNonNull(shapes.get(code.id()))));
    }
    CouponPlan.leaving(course.after()).forEach(tally::leaves);
  }

  private void some(
      CommunityId community,
      Course course,
      List<PromoCode> some,
      BiConsumer<PromoCode, Rehearsal.Way> done) {
    Map<String, List<Incarnation>> made =
        incarnations.ofCodes(community, some.stream().map(PromoCode::id).toList()).stream()
            .collect(Collectors.groupingBy(Incarnation::objectId));
    Difference.OfCoupon after = course.after();
    Scene scene = course.scene().with(after.coupon().id(), after.made(), made);
    some.forEach(code -> done.accept(code, Rehearsal.of(scene.of(code))));
  }
}
