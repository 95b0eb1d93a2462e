package dev.promirror.promotion;

/**
 * What is written into the metadata of every object made at Stripe, so that it is known again
 * wherever it is met: promotion codes have no id of ours to choose.
 */
public final class Marks {

  /** The community's id. */
  public static final String COMMUNITY = "promirror_community";

  /** Our id of a coupon. */
  public static final String COUPON = "promirror_coupon";

  /** Our id of a promo code. */
  public static final String CODE = "promirror_promo_code";

  private Marks() {}
}
