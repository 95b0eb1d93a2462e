package dev.promirror.promotion.rest;

/** Answers as readers of the OpenAPI document see them. */
final class Examples {

  static final String COUPON =
      """
      {"id": "SUMMER", "name": "Summer sale", "metadata": {}, "percentOff": 20,
       "scope": {"kind": "ALL"}, "duration": "REPEATING", "durationInMonths": 3,
       "conditions": {"audience": "EVERYONE"}, "limit": 500,
       "redeemBy": {"date": "2027-08-31", "zone": "Europe/Lisbon",
                    "instant": "2027-08-31T23:00:00Z"},
       "refundGivesUseBack": false, "acknowledged": [], "origin": "HERE", "state": "ACTIVE",
       "mirror": {"state": "IN_SYNC", "reason": null, "nextAttempt": null, "stripeId": "SUMMER"},
       "timesRedeemed": 17, "warnings": [],
       "enforcement": [{"field": "percentOff", "by": "STRIPE", "note": "Stripe takes it off."}],
       "createdAt": "2026-11-21T03:00:00Z", "revision": 1}
      """;

  static final String PROMO_CODE =
      """
      {"id": "code-01jdd5m3x8k7v0q2w9c4n6t1az", "coupon": "SUMMER", "code": "SUNNY20",
       "casePolicy": "IGNORE_CASE", "name": "Newsletter", "channel": "newsletter",
       "door": "EVERYWHERE", "draft": false, "active": true, "limit": 20,
       "conditions": {"audience": "EVERYONE"}, "firstPurchaseOnly": false, "acknowledged": [],
       "origin": "HERE", "state": "ACTIVE",
       "mirror": {"state": "IN_SYNC", "reason": null, "nextAttempt": null, "stripeId": "promo_1P"},
       "currentCoupon": "SUMMER", "uses": 17, "remaining": 3, "timesRedeemed": 17,
       "totals": [{"currency": "EUR", "discount": 1200, "revenue": 4800, "firstPayments": 17,
                   "renewals": 1}],
       "warnings": [],
       "enforcement": [{"field": "limit", "by": "STRIPE",
                        "note": "Stripe counts the uses of the code."}],
       "createdAt": "2026-11-21T03:00:00Z", "revision": 1}
      """;

  static final String EDIT_COST =
      """
      {"writes": 11, "codes": 3, "replaces": true, "seconds": 6,
       "meanwhile": "Each code keeps its old terms until its own successor takes over; …",
       "confirmationNeeded": false,
       "operations": [
         {"kind": "CREATE_COUPON", "count": 1, "words": "The coupon is made, or its successor."},
         {"kind": "CREATE_SUCCESSOR", "count": 3,
          "words": "Successors of promo codes are made, switched off."},
         {"kind": "STEP_ASIDE", "count": 3, "words": "The old promo codes are switched off."},
         {"kind": "SWITCH_ON", "count": 3, "words": "Promo codes are switched on."},
         {"kind": "DELETE_COUPON", "count": 1,
          "words": "The old coupon is deleted; discounts that were given stay."}]}
      """;

  private Examples() {}
}
