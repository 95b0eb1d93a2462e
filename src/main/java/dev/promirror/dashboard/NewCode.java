package dev.promirror.dashboard;

/**
 * The form of a new promo code, exactly as typed, so that nothing typed is lost.
 *
 * @param key one a form shown; a form sent twice makes one code
 * @param name of coupon and code
 * @param code the text a member types
 * @param kind {@code percent} or {@code amount}
 * @param percent the percentage, when that is the kind
 * @param amount the sum in whole units of the community's currency, when that is the kind
 * @param duration {@code once}, {@code repeating} or {@code forever}
 * @param months how many, when repeating
 * @param limit how many uses; empty for any number
 * @param ends the last day, {@code 2026-12-31}; empty for none
 * @param active whether it can be used at once
 */
record NewCode(
    String key,
    String name,
    String code,
    String kind,
    String percent,
    String amount,
    String duration,
    String months,
    String limit,
    String ends,
    boolean active) {

  /** An empty form. */
  static NewCode blank(String key) {
    return new NewCode(key, "", "", "percent", "", "", "once", "", "", "", true);
  }

  /** The same for another attempt. */
  NewCode withKey(String newKey) {
    return new NewCode(
        newKey, name, code, kind, percent, amount, duration, months, limit, ends, active);
  }
}
