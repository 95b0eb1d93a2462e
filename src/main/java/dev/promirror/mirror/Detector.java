package dev.promirror.mirror;

import dev.promirror.mirror.plan.Difference;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what Stripe may not have as wanted; works within a transaction. With a code its coupon is
 * looked at, since a second code can ask for a limit that one code carried alone.
 */
@ApplicationScoped
class Detector {

  private final Coupons coupons;
  private final PromoCodes codes;
  private final Scenes scenes;

  Detector(Coupons coupons, PromoCodes codes, Scenes scenes) {
    this.coupons = coupons;
    this.codes = codes;
    this.scenes = scenes;
  }

  /**
   * The differences that nothing is done about yet.
   *
   * @param most how many codes, and how many coupons
   */
  List<Difference> differences(CommunityId community, Claims claims, int most) {
    List<PromoCode> dirtyCodes =
        codes.dirty(community, most + claims.codes().size()).stream()
            .filter(code -> !claims.codes().contains(code.id()))
            .toList();
    Map<String, Coupon> around = couponsOf(community, dirtyCodes);
    coupons
        .dirty(community, most + claims.coupons().size())
        .forEach(coupon -> around.put(coupon.id(), coupon));
    Scene scene = scenes.of(community, around.values(), dirtyCodes);
    List<Difference> found = new ArrayList<>();
    around.values().stream()
        .filter(coupon -> !claims.coupons().contains(coupon.id()))
        .filter(coupon -> coupon.isDirty() || scene.lacksLimit(coupon))
        .map(scene::of)
        .forEach(found::add);
    dirtyCodes.stream().map(scene::of).forEach(found::add);
    return found;
  }

  /** The difference of one code; empty if it is settled. */
  Optional<Difference> difference(CommunityId community, String codeId) {
    return codes
        .find(community, codeId)
        .filter(PromoCode::isDirty)
        .map(
            code ->
                scenes
                    .of(community, couponsOf(community, List.of(code)).values(), List.of(code))
                    .of(code));
  }

  private Map<String, Coupon> couponsOf(CommunityId community, List<PromoCode> some) {
    Map<String, Coupon> its = new LinkedHashMap<>();
    for (PromoCode code : some) {
      its.computeIfAbsent(code.couponId(), id -> coupons.find(community, id).orElseThrow());
    }
    return its;
  }
}
