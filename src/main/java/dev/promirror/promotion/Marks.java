package dev.promirror.promotion;

import java.util.Map;

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

  /** The number of the incarnation; absent from what was made before there were successors. */
  public static final String INCARNATION = "promirror_incarnation";

  /** What all our marks begin with: owners' own notes don't. */
  public static final String PREFIX = "promirror_";

  private Marks() {}

  /** The number of the incarnation that carries these marks. */
  public static int number(Map<String, String> metadata) {
    String mark = metadata.get(INCARNATION);
    return mark != null && mark.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(mark) : 1;
  }
}
