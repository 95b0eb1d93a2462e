package dev.promirror.mirror.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.catalog.Cadence;
import dev.promirror.catalog.Interval;
import dev.promirror.money.Amounts;
import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import dev.promirror.promotion.terms.Audience;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CasePolicy;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.Door;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Scope;
import dev.promirror.promotion.terms.Step;
import dev.promirror.stripe.StripeWrite;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Stripe should have, for each thing an owner can say. */
class StripeTermsTest {

  private static final Benefit FIFTH =
      new Benefit.PercentOff(new Percentage(BigDecimal.valueOf(20)));
  private static final SoldOffer MONTHLY = offer("offer-1", "prod_a", Interval.MONTHLY);
  private static final SoldOffer ANNUAL = offer("offer-2", "prod_b", Interval.ANNUAL);
  private static final Deadline EARLY = day(1);
  private static final Deadline LATE = day(9);

  private static SoldOffer offer(String id, @Nullable String product, Interval every) {
    return new SoldOffer(id, product, new Cadence.Recurring(every), 0);
  }

  private static Deadline day(int day) {
    return new Deadline(LocalDate.of(2026, 4, day), null, ZoneId.of("UTC"));
  }

  @Test
  void whatStripeCanChangeStandsApart() {
    CouponTerms terms =
        new CouponTerms(
            "Five off",
            Map.of("team", "red & blue", "promirror_coupon", "forged", "empty", ""),
            new Benefit.AmountOff(Money.of(500, "EUR"), new Amounts(List.of(Money.of(600, "USD")))),
            new Scope.All(),
            new CouponDuration.Months(3),
            null,
            Conditions.NONE,
            10L,
            LATE,
            false);
    assertEquals(
        new CouponWish.Wanted(
            "amount_off=500&currency=eur&duration=repeating&duration_in_months=3",
            "name=Five+off&metadata[team]=red+%26+blue&currency_options[usd][amount_off]=600",
            10L,
            LATE.at().getEpochSecond(),
            true,
            false,
            Set.of()),
        StripeTerms.of(terms, List.of(), true, false));
  }

  @Test
  void whatStripeCannotSayIsNothingThere() {
    assertInstanceOf(
        CouponWish.Nothing.class, wish(new Benefit.ExtraTrial(7), new Scope.All(), MONTHLY));
    assertInstanceOf(CouponWish.Nothing.class, wish(FIFTH, new Scope.Only(Set.of()), MONTHLY));
  }

  @Test
  void scopesAreSaidByProducts() {
    assertEquals("", products(new Scope.All()));
    assertEquals("&applies_to[products][0]=prod_a", products(new Scope.Only(Set.of("offer-1"))));
    assertEquals("&applies_to[products][0]=prod_a", products(new Scope.Except(Set.of("offer-2"))));
    assertEquals("", products(new Scope.Except(Set.of())));
    assertInstanceOf(
        CouponWish.Nothing.class,
        wish(FIFTH, new Scope.Except(Set.of("offer-1", "offer-2")), MONTHLY, ANNUAL));
  }

  @Test
  void anOfferThatIsNotAtStripeYetIsWaitedFor() {
    SoldOffer fresh = offer("offer-3", null, Interval.MONTHLY);
    assertInstanceOf(CouponWish.Waits.class, wish(FIFTH, new Scope.Only(Set.of("offer-3")), fresh));
    Scope except = new Scope.Except(Set.of("offer-2"));
    assertInstanceOf(CouponWish.Waits.class, wish(FIFTH, except, ANNUAL, fresh));
    assertInstanceOf(CouponWish.Wanted.class, wish(FIFTH, except, MONTHLY, ANNUAL, fresh));
  }

  @Test
  void periodsAreMonthsWhereThatSaysTheSame() {
    assertEquals("percent_off=20&duration=repeating&duration_in_months=4", periods(MONTHLY));
    assertEquals("percent_off=20&duration=forever", periods(MONTHLY, ANNUAL));
  }

  @Test
  void aCodeEndsWithTheEarlierOfItsOwnEndAndItsCoupons() {
    String early = "code=SUNNY&expires_at=" + EARLY.at().getEpochSecond();
    assertEquals(early, code(coupon(LATE, Amounts.NONE), EARLY, Amounts.NONE).core());
    assertEquals(early, code(coupon(EARLY, Amounts.NONE), LATE, Amounts.NONE).core());
    assertEquals(early, code(coupon(EARLY, Amounts.NONE), null, Amounts.NONE).core());
  }

  @Test
  void bothMinimaHaveToBeReached() {
    Amounts coupons = new Amounts(List.of(Money.of(900, "EUR"), Money.of(900, "USD")));
    Amounts codes = new Amounts(List.of(Money.of(500, "EUR"), Money.of(1500, "USD")));
    CodeWish.Wanted both = code(coupon(null, coupons), null, codes);
    assertEquals(
        "code=SUNNY&restrictions[minimum_amount]=900&restrictions[minimum_amount_currency]=eur",
        both.core());
    assertEquals("restrictions[currency_options][usd][minimum_amount]=1500", both.details());
    assertEquals(true, both.active());
  }

  @Test
  void whatStripeCanChangeOfACodeIsToldFromWhatItCannot() {
    Amounts minimum = new Amounts(List.of(Money.of(900, "EUR"), Money.of(1500, "USD")));
    CodeWish.Wanted wish = code(coupon(LATE, minimum), null, Amounts.NONE);
    Set<String> details = StripeWrite.parameters(wish.details()).keySet();
    assertEquals(Set.of("restrictions[currency_options][usd][minimum_amount]"), details);
    assertTrue(details.stream().allMatch(StripeTerms::isDetail));
    assertTrue(
        StripeWrite.parameters(wish.core()).keySet().stream().noneMatch(StripeTerms::isDetail));
    assertTrue(StripeTerms.dropsCurrency(details, Set.of()));
  }

  @Test
  void minimaNoPurchaseCanReachKeepTheCodeOff() {
    Amounts euros = new Amounts(List.of(Money.of(900, "EUR")));
    Amounts dollars = new Amounts(List.of(Money.of(900, "USD")));
    assertEquals(false, code(coupon(null, euros), null, dollars).active());
  }

  @Test
  void nobodyCanUseACodeAtStripeAfterItsLastDiscountedDay() {
    CouponDuration.Until until =
        new CouponDuration.Until(LocalDate.parse("2027-06-30"), ZoneOffset.UTC);
    CouponTerms coupon = terms(FIFTH, new Scope.All(), until);
    long over = Instant.parse("2027-07-01T00:01:00Z").getEpochSecond();
    assertEquals("code=SUNNY&expires_at=" + over, code(coupon, null, Amounts.NONE).core());
    assertEquals(
        coupon.ends(),
        coupon.endingAt(new Deadline(until.last().plusDays(9), null, ZoneOffset.UTC)).ends());
  }

  @Test
  void newCustomersAreStripesFirstTransaction() {
    CouponTerms forNew =
        with(null, new Conditions(null, new Audience.NewCustomers(), Amounts.NONE, null, null));
    assertEquals(
        "code=SUNNY&restrictions[first_time_transaction]=true",
        code(forNew, null, Amounts.NONE).core());
  }

  private static CouponWish wish(Benefit benefit, Scope scope, SoldOffer... offers) {
    return StripeTerms.of(
        terms(benefit, scope, new CouponDuration.Once()), List.of(offers), false, false);
  }

  private static String products(Scope scope) {
    String once = "percent_off=20&duration=once";
    String core =
        assertInstanceOf(CouponWish.Wanted.class, wish(FIFTH, scope, MONTHLY, ANNUAL)).core();
    assertEquals(once, core.substring(0, once.length()));
    return core.substring(once.length());
  }

  private static String periods(SoldOffer... offers) {
    CouponTerms terms = terms(FIFTH, new Scope.All(), new CouponDuration.Periods(4));
    return assertInstanceOf(
            CouponWish.Wanted.class, StripeTerms.of(terms, List.of(offers), false, false))
        .core();
  }

  private static CouponTerms terms(Benefit benefit, Scope scope, CouponDuration duration) {
    return new CouponTerms(
        "Sale", Map.of(), benefit, scope, duration, null, Conditions.NONE, null, null, false);
  }

  private static CouponTerms coupon(@Nullable Deadline end, Amounts minimum) {
    return with(end, new Conditions(null, new Audience.Everyone(), minimum, null, null));
  }

  private static CouponTerms with(@Nullable Deadline end, Conditions conditions) {
    return new CouponTerms(
        "Sale",
        Map.of(),
        FIFTH,
        new Scope.All(),
        new CouponDuration.Once(),
        null,
        conditions,
        null,
        end,
        false);
  }

  private static CodeWish.Wanted code(CouponTerms coupon, @Nullable Deadline end, Amounts minimum) {
    PromoCodeTerms terms =
        new PromoCodeTerms(
            new CodeText("SUNNY"),
            CasePolicy.IGNORE_CASE,
            "Sunny",
            null,
            List.of(new Step("SALE", null)),
            Door.EVERYWHERE,
            false,
            true,
            null,
            end,
            new Conditions(null, new Audience.Everyone(), minimum, null, null),
            null,
            false,
            Set.of());
    return StripeTerms.of(terms, coupon, true);
  }
}
