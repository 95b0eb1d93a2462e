package dev.promirror.standins.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a demo community has and how its members behave; money in minor units of its currency.
 *
 * @param newMembersADay roughly; weekends bring more
 */
record Plan(
    String region,
    String name,
    String country,
    String currency,
    String zone,
    String storeUrl,
    Staff owner,
    List<Offer> offers,
    List<Coupon> coupons,
    List<Code> codes,
    List<String> firstNames,
    int newMembersADay) {

  /**
   * Somebody who signs in.
   *
   * @param id the name to sign in with
   */
  record Staff(String id, String name, String role) {}

  /**
   * Something members buy.
   *
   * @param interval {@code month} or {@code year}; null is bought once
   * @param weight how often it is chosen, beside the others' weights
   */
  record Offer(String name, long amount, @Nullable String interval, int weight) {}

  /**
   * A coupon.
   *
   * @param terms as the API takes them, without id and name
   */
  record Coupon(String id, String name, Map<String, ?> terms) {}

  /**
   * A promo code and what becomes of it.
   *
   * @param weight how often members use it
   * @param limit its limit, 0 for none
   * @param uses after how many uses members stop, 0 for never
   * @param fate what its owner does to it after a month
   */
  record Code(String text, String coupon, String name, int weight, int limit, int uses, Fate fate) {
    Code(String text, String coupon, String name, int weight) {
      this(text, coupon, name, weight, 0, 0, Fate.KEPT);
    }
  }

  enum Fate {
    KEPT,
    PAUSED,
    ARCHIVED
  }
}
