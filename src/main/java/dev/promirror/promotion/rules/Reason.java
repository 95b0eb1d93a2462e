package dev.promirror.promotion.rules;

import java.util.Locale;

/** Why a promo code can't be used, one for each cause; a stable name for programs. */
public enum Reason {
  UNKNOWN,
  WRONG_CASE,
  ARCHIVED,
  NOT_PUBLISHED,
  NOT_STARTED,
  EXPIRED,
  EXHAUSTED,
  BUDGET_SPENT,
  PAUSED,
  ACCOUNT_NOT_READY,
  /** It is being replaced at Stripe, which takes two calls: the same question is answered soon. */
  RETRY,
  OTHER_CUSTOMER,
  NOT_A_NEW_CUSTOMER,
  NOT_AN_EXISTING_CUSTOMER,
  NOT_ON_THE_LIST,
  NOT_THE_FIRST_PURCHASE,
  PER_CUSTOMER_LIMIT,
  WRONG_OFFER,
  WRONG_CURRENCY,
  BELOW_MINIMUM_SPEND,
  BELOW_MINIMUM_QUANTITY;

  /** Its name in the API: {@code not-started}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
