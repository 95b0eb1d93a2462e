package dev.promirror.mirror;

import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.Incarnations;
import dev.promirror.promotion.Marks;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose a coupon or promotion code is whose making isn't recorded yet (the answer to our own call
 * is on its way, or was lost): it is known by our mark. A second object under a number that is
 * recorded is a stranger. Works within a transaction.
 */
@ApplicationScoped
class Ours {

  private final Incarnations incarnations;
  private final Coupons coupons;
  private final PromoCodes codes;

  Ours(Incarnations incarnations, Coupons coupons, PromoCodes codes) {
    this.incarnations = incarnations;
    this.coupons = coupons;
    this.codes = codes;
  }

  /** Our promo code by its mark. */
  Optional<String> code(CommunityId community, Map<String, String> metadata) {
    return mark(community, metadata, Marks.CODE)
        .filter(id -> codes.find(community, id).isPresent())
        .filter(id -> isFree(incarnations.ofCodes(community, List.of(id)), metadata));
  }

  /** Our coupon by its mark. */
  Optional<String> coupon(CommunityId community, Map<String, String> metadata) {
    return mark(community, metadata, Marks.COUPON)
        .filter(id -> coupons.find(community, id).isPresent())
        .filter(id -> isFree(incarnations.ofCoupons(community, List.of(id)), metadata));
  }

  private static boolean isFree(List<Incarnation> known, Map<String, String> metadata) {
    int number = Marks.number(metadata);
    return known.stream().noneMatch(it -> it.number() == number);
  }

  private static Optional<String> mark(
      CommunityId community, Map<String, String> metadata, String mark) {
    return community.toString().equals(metadata.get(Marks.COMMUNITY))
        ? Optional.ofNullable(metadata.get(mark))
        : Optional.empty();
  }
}
