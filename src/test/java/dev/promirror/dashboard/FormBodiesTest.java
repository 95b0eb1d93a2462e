package dev.promirror.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.promotion.terms.Enforcement;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormBodiesTest {

  private static Typed form() {
    return FilledForm.empty("key", "EUR", ZoneId.of("Europe/Lisbon"));
  }

  private static JsonNode coupon(Typed typed) {
    return new CouponBody(typed).json("Sale", Set.of("offer-1"));
  }

  private static JsonNode code(Typed typed) {
    return new CodeBody(typed).json("SALE", "SUNNY", List.of());
  }

  @Test
  void whatAChoiceHidesIsNotSaid() {
    Typed hidden =
        form()
            .with("percent", "20")
            .with("amount", "rubbish")
            .with("months", "rubbish")
            .with("audience", "NEW")
            .with("perCustomer", "2");
    assertEquals(20, coupon(hidden).path("percentOff").intValue());
    assertFalse(coupon(hidden).has("amountOff"));
    assertFalse(coupon(hidden).has("durationInMonths"));
    assertFalse(coupon(hidden).path("scope").has("offers"));
    assertFalse(code(hidden).path("conditions").has("perCustomer"));
  }

  @Test
  void aCurrencyWrittenTwiceReachesTheRulesTwice() {
    Typed twice =
        form()
            .with("kind", "amount")
            .with("amount", "5")
            .with("optionCurrency", "usd", "USD", "")
            .with("optionAmount", "6", "7", "");
    assertEquals(2, coupon(twice).path("currencyOptions").size());
    assertEquals(500, coupon(twice).path("amountOff").path("amount").intValue());
  }

  @Test
  void aTimeWithoutADayIsSaidToo() {
    JsonNode ends = code(form().with("endsTime", "18:00")).path("expiresAt");
    assertEquals("", ends.path("date").textValue());
    assertEquals("Europe/Lisbon", ends.path("zone").textValue());
  }

  @Test
  void ofWhatIsAcknowledgedTheCouponHearsItsOwn() {
    Typed known = form().with("acknowledged", "scope", "perCustomer");
    assertEquals("[\"scope\"]", coupon(known).path("acknowledged").toString());
    assertEquals(2, code(known).path("acknowledged").size());
  }

  @Test
  void everyRuleToAcknowledgeHasItsPlaceOnTheForm() {
    FormFields fields = new FormFields(Wording.of(OptionMessages.class));
    for (String rule : Enforcement.TO_ACKNOWLEDGE) {
      assertNotEquals("", fields.label(FormFields.ofRule(rule)), rule);
      assertTrue(FormFields.place(FormFields.ofRule(rule)) >= 0, rule);
    }
  }

  @Test
  void aLimitOfTheCouponStandsElsewhereThanTheCodes() {
    assertEquals("couponLimit", FormFields.of("/limit", true));
    assertEquals("limit", FormFields.of("/limit", false));
    assertEquals("spend", FormFields.of("/conditions/minimumSpend/1/amount", false));
  }
}
