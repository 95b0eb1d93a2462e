package dev.promirror.promotion;

import dev.promirror.region.CommunityId;

/**
 * What edits cost at Stripe; implemented by the room above that writes there. Asked within the
 * transaction of an edit that was made just now.
 */
public interface MirrorCosts {

  /** What it takes until Stripe has this coupon, and its codes, as they are wanted now. */
  EditCost ofCoupon(CommunityId community, String coupon);

  /** What it takes until Stripe has this promo code as it is wanted now. */
  EditCost ofCode(CommunityId community, String code);
}
