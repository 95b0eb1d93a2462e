package dev.promirror.stripe;

import dev.promirror.region.CommunityId;
import java.time.Instant;
import java.util.List;

/**
 * Sees everything an account has; implemented by the rooms above. One reading lists a type once,
 * all its pages, and all who listen see each object. Called in the transaction that notes how far
 * the reading is. What is shown was so at some time after the reading of its page began, by the
 * database's clock; what is known to be newer stays.
 */
public interface StripeListing {

  /** A page of coupons, read in full. */
  void coupons(CommunityId community, List<StripeCoupon> page, Instant began);

  /**
   * All pages of coupons were shown: those not shown were deleted, or are newer.
   *
   * @param began when the first page was about to be read
   */
  void allCoupons(CommunityId community, Instant began);

  /** A page of promotion codes, read in full; their coupons were shown before. */
  void codes(CommunityId community, List<StripePromotionCode> page, Instant began);
}
