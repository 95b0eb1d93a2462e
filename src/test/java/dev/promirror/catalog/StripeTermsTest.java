package dev.promirror.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.money.Amounts;
import dev.promirror.money.Money;
import dev.promirror.stripe.StripePrice;
import dev.promirror.stripe.StripeProduct;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a price at Stripe is in our terms. */
class StripeTermsTest {

  private static final StripePrice.Recurrence MONTHLY = new StripePrice.Recurrence("month", 1, 0);

  private static StripePrice price(
      StripePrice.@Nullable Recurrence every, Map<String, String> metadata) {
    return price(every, metadata, new StripeProduct("prod_1", "Gold", true, Map.of()));
  }

  private static StripePrice price(
      StripePrice.@Nullable Recurrence every,
      Map<String, String> metadata,
      @Nullable StripeProduct product) {
    return new StripePrice(
        "price_1",
        "prod_1",
        product,
        true,
        Money.of(900, "eur"),
        Amounts.NONE,
        every,
        Instant.EPOCH,
        metadata);
  }

  @Test
  void whatIsNotChargedAgainIsOneTime() {
    assertEquals(new Cadence.OneTime(), StripeTerms.of(price(null, Map.of())).cadence());
  }

  @ParameterizedTest
  @CsvSource({"day, 1, DAY", "week, 2, WEEK", "month, 3, MONTH", "year, 1, YEAR"})
  void everyIntervalOfStripesIsKnown(String unit, int count, Interval.Unit known) {
    assertEquals(
        new Cadence.Recurring(new Interval(known, count)),
        StripeTerms.of(price(new StripePrice.Recurrence(unit, count, 0), Map.of())).cadence());
  }

  @ParameterizedTest
  @CsvSource({"instalments", "installments"})
  void instalmentsAreKnownByTheirMetadata(String key) {
    assertEquals(
        new Cadence.Instalments(4, Interval.MONTHLY),
        StripeTerms.of(price(MONTHLY, Map.of(key, " 4 "))).cadence());
  }

  @ParameterizedTest
  @CsvSource({"1", "many", "-3", "99999999999", "''"})
  void whatIsNoNumberOfInstalmentsCountsAsNotSaid(String said) {
    assertEquals(
        new Cadence.Recurring(Interval.MONTHLY),
        StripeTerms.of(price(MONTHLY, Map.of("instalments", said))).cadence());
  }

  @Test
  void aTrialIsThePricesOwnUnlessItsMetadataSaysAnother() {
    StripePrice.Recurrence withTrial = new StripePrice.Recurrence("month", 1, 14);
    assertEquals(14, StripeTerms.of(price(withTrial, Map.of())).trialDays());
    assertEquals(7, StripeTerms.of(price(withTrial, Map.of("trial_days", "7"))).trialDays());
    assertEquals(0, StripeTerms.of(price(withTrial, Map.of("trial_days", "0"))).trialDays());
    assertEquals(14, StripeTerms.of(price(withTrial, Map.of("trial_days", "731"))).trialDays());
    assertEquals(0, StripeTerms.of(price(null, Map.of("trial_days", "7"))).trialDays());
  }

  @Test
  void accessIsTheCommunityUnlessPriceOrProductSayMore() {
    StripeProduct ofGroup =
        new StripeProduct(
            "prod_1", "Gold", true, Map.of("access", "group", "access_name", "Runners"));
    assertEquals(Access.COMMUNITY, StripeTerms.of(price(MONTHLY, Map.of())).access());
    assertEquals(
        new Access(Access.Kind.GROUP, "Runners"),
        StripeTerms.of(price(MONTHLY, Map.of(), ofGroup)).access());
    assertEquals(
        new Access(Access.Kind.EVENT, "Gold"),
        StripeTerms.of(price(MONTHLY, Map.of("access", "Event"), ofGroup)).access());
    assertEquals(
        Access.COMMUNITY,
        StripeTerms.of(price(MONTHLY, Map.of("access", "nonsense"), ofGroup)).access());
  }

  @Test
  void itIsSoldOnlyIfItsProductIs() {
    assertTrue(StripeTerms.isActive(price(MONTHLY, Map.of())));
    assertFalse(
        StripeTerms.isActive(
            price(MONTHLY, Map.of(), new StripeProduct("prod_1", "Gold", false, Map.of()))));
    assertFalse(StripeTerms.isActive(price(MONTHLY, Map.of(), null)));
  }

  @Test
  void eachOfferIsInOneListOfChoice() {
    assertEquals(OfferKind.SINGLE, StripeTerms.of(price(null, Map.of())).kind());
    assertEquals(OfferKind.RECURRING, StripeTerms.of(price(MONTHLY, Map.of())).kind());
    assertEquals(
        OfferKind.SINGLE, StripeTerms.of(price(MONTHLY, Map.of("instalments", "3"))).kind());
    assertEquals(OfferKind.EVENT, StripeTerms.of(price(MONTHLY, Map.of("access", "event"))).kind());
  }
}
