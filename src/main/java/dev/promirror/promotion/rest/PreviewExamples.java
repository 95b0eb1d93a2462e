package dev.promirror.promotion.rest;

/** Previews as readers of the OpenAPI document see them. */
final class PreviewExamples {

  static final String BASKET_WISH =
      """
      {"currency": "EUR", "lines": [{"offer": "offer-01jdd5m3x8k7v0q2w9c4n6t1az", "quantity": 2}],
       "discounts": [{"code": "SUNNY20"}, {"coupon": "FIVEOFF", "level": "SUBSCRIPTION"}]}
      """;

  static final String BASKET =
      """
      {"note": "An estimate; what is booked is read from Stripe.", "levels": "ADD_UP",
       "levelsNote": "Stripe's rule: discounts of items, invoice and subscription add up; …",
       "estimate": {
         "subtotal": {"amount": 5000, "currency": "EUR"},
         "discount": {"amount": 1500, "currency": "EUR"},
         "total": {"amount": 3500, "currency": "EUR"}, "trialDays": 0,
         "lines": [{"offer": "offer-01jdd5m3x8k7v0q2w9c4n6t1az", "name": "Membership",
           "quantity": 2, "subtotal": {"amount": 5000, "currency": "EUR"},
           "discount": {"amount": 1500, "currency": "EUR"},
           "total": {"amount": 3500, "currency": "EUR"},
           "discounts": [
             {"discount": 0, "off": {"amount": 1000, "currency": "EUR"},
              "duration": "3 discounted charges on Membership", "discountedCharges": 3,
              "dates": ["2026-11-21", "2026-12-21", "2027-01-21"], "lastDate": "2027-01-21"},
             {"discount": 1, "off": {"amount": 500, "currency": "EUR"},
              "duration": "1 discounted charge on Membership", "discountedCharges": 1,
              "dates": ["2026-11-21"], "lastDate": "2026-11-21"}]}],
         "discounts": [
           {"code": "SUNNY20", "coupon": "SUMMER", "state": "ACTIVE", "level": "INVOICE",
            "effect": "TAKEN_OFF", "words": "It is taken off.",
            "off": {"amount": 1000, "currency": "EUR"}, "trialDays": 0},
           {"coupon": "FIVEOFF", "state": "ACTIVE", "level": "SUBSCRIPTION",
            "effect": "TAKEN_OFF", "words": "It is taken off.",
            "off": {"amount": 500, "currency": "EUR"}, "trialDays": 0}]}}
      """;

  static final String PLAN_CHANGE_WISH =
      """
      {"from": "offer-01jdd5m3x8k7v0q2w9c4n6t1az", "to": "offer-01jdd5m3x8k7v0q2w9c4n6t1bz",
       "anchor": "2026-04-01T00:00:00Z", "at": "2026-04-16T00:00:00Z",
       "discounts": [{"code": "SUNNY20"}]}
      """;

  static final String PLAN_CHANGE =
      """
      {"note": "An estimate; what is booked is read from Stripe.", "levels": "ADD_UP",
       "levelsNote": "Stripe's rule: discounts of items, invoice and subscription add up; …",
       "kind": "UPGRADE",
       "words": "Upgrade from Silver to Gold: SUNNY20 is kept: 2 discounted charges on Gold. …",
       "discounts": [
         {"code": "SUNNY20", "coupon": "SUMMER", "state": "ACTIVE", "level": "SUBSCRIPTION",
          "fate": "KEPT", "effect": "TAKEN_OFF", "off": {"amount": 600, "currency": "EUR"},
          "duration": "2 discounted charges on Gold", "discountedCharges": 2,
          "dates": ["2026-05-01", "2026-06-01"], "lastDate": "2026-06-01"}],
       "next": {"at": "2026-05-01T00:00:00Z", "date": "2026-05-01",
                "subtotal": {"amount": 3000, "currency": "EUR"},
                "discount": {"amount": 600, "currency": "EUR"},
                "total": {"amount": 2400, "currency": "EUR"}},
       "billed": {"amount": 800, "currency": "EUR"}, "billedEstimated": true,
       "credit": {"amount": 400, "currency": "EUR"}, "rest": {"amount": 1200, "currency": "EUR"},
       "due": {"amount": 3200, "currency": "EUR"}}
      """;

  private PreviewExamples() {}
}
