package dev.promirror.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.promotion.terms.Enforcement;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormBodiesTest {

  private static Typed form() {
    return FilledForm.empty("key", "EUR", ZoneId.of("Europe/Lisbon"));
  }

  private static JsonNode coupon(Typed typed) {
    return new CouponBody(typed)
        .json("Sale", Set.of("offer-1"), Acks.of(typed, Acks.COUPON, Set.of()));
  }

  private static JsonNode code(Typed typed) {
    return new CodeBody(typed).json("SALE", "SUNNY", Acks.of(typed, Acks.CODE, Set.of()));
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
  void codeAndCouponHearOnlyWhatIsAcknowledgedOfThem() {
    Typed known = form().with(Acks.CODE, "perCustomer").with(Acks.COUPON, "scope");
    assertEquals("[\"scope\"]", coupon(known).path("acknowledged").toString());
    assertEquals("[\"perCustomer\"]", code(known).path("acknowledged").toString());
  }

  @Test
  void whatWasAcknowledgedBeforeStaysUnlessItsBoxIsThereWithoutATick() {
    Set<String> kept = Set.of("budget", "scope", "perCustomer");
    Typed sent =
        form()
            .with(Acks.CODE, "scope")
            .with("acksAsked", "acknowledged.scope", "acknowledged.budget")
            .with(Acks.COUPON, "minimumQuantity");
    assertEquals(Set.of("perCustomer", "scope"), Acks.of(sent, Acks.CODE, kept));
    assertEquals(
        Set.of("budget", "minimumQuantity", "perCustomer", "scope"),
        Acks.of(sent, Acks.COUPON, kept));
  }

  @Test
  void conditionsOfCodeAndCouponStandInFieldsOfTheirOwn() {
    Typed both =
        form()
            .with("perCustomer", "2")
            .with("couponQuantity", "3")
            .with("couponAudience", "EXISTING")
            .with("couponSpendAmount", "7");
    assertEquals(2, code(both).at("/conditions/perCustomer").intValue());
    assertEquals("EVERYONE", code(both).at("/conditions/audience").textValue());
    assertEquals("EXISTING", coupon(both).at("/conditions/audience").textValue());
    assertEquals(3, coupon(both).at("/conditions/minimumQuantity").intValue());
    assertEquals(700, coupon(both).at("/conditions/minimumSpend/0/amount").intValue());
    assertFalse(coupon(both).path("conditions").has("perCustomer"));
  }

  @Test
  void furtherStepsAreSaidRowByRowAndEmptyRowsAreNone() {
    Typed steps = form().with("stepCoupon", "FIRST", "", "LAST").with("stepUses", "50", "", "many");
    assertEquals(
        "[{\"coupon\":\"FIRST\",\"limit\":50},{\"coupon\":\"LAST\",\"limit\":\"many\"}]",
        code(steps).path("then").toString());
    assertFalse(code(form()).has("then"));
  }

  @Test
  void metadataKeepsWhatABrowserCantHoldAndNamesNothingTwice() {
    Typed rows = form().with("metadataKey", "a", "", "b").with("metadataValue", "1", "", "2");
    assertEquals("{\"a\":\"1\",\"b\":\"2\"}", coupon(rows).path("metadata").toString());
    assertFalse(MetadataRows.isKeyTwice(rows));
    assertTrue(MetadataRows.isKeyTwice(form().with("metadataKey", "a", "a")));
    assertEquals(
        Map.of("a", " one\nline ", "b", "new"),
        MetadataRows.sameAs(
            Map.of("a", " one\nline ", "b", "old"), Map.of("a", "oneline", "b", "new")));
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
    assertEquals("couponSpend", FormFields.of("/conditions/minimumSpend/1/amount", true));
    assertEquals("couponEnds", FormFields.of("/redeemBy", true));
    assertEquals("steps", FormFields.of("/then/0/coupon", false));
  }
}
