package dev.promirror.dashboard;

import dev.promirror.catalog.Offer;
import dev.promirror.community.Community;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.MemberList;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.terms.SoldOffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a form is about, read at one moment.
 *
 * @param coupon the coupon of the code that is edited, or that a new code is made on; null makes
 *     one
 * @param code the code that is edited; null makes one
 * @param siblings the texts of some other codes of the coupon
 * @param sharing how many codes have the coupon in one of their steps, this one counted
 * @param archived whether the code that is edited has ended for good, by itself or with its coupon
 * @param coupons some of the community's, to choose further steps from; those of the code's steps
 *     are among them
 * @param offers those that are sold
 * @param known all offers, as the promotion's rules see them
 */
record FormSubject(
    Community community,
    @Nullable Coupon coupon,
    @Nullable PromoCode code,
    List<String> siblings,
    long sharing,
    boolean archived,
    List<Coupon> coupons,
    List<Offer> offers,
    List<SoldOffer> known,
    List<MemberList> lists,
    Instant now) {

  /** Whether the coupon's part is fixed: a further code on a coupon that is there. */
  boolean isOnCoupon() {
    return coupon != null && code == null;
  }

  /** Whether an edit of the coupon is one of other codes too. */
  boolean isShared() {
    return sharing > 1;
  }

  /** The coupon of this id, if it is among those at hand. */
  Optional<Coupon> coupon(String id) {
    return coupons.stream().filter(it -> it.id().equals(id)).findFirst();
  }
}
