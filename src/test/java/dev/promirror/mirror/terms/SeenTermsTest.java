package dev.promirror.mirror.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.mirror.plan.CouponPlan;
import dev.promirror.promotion.Adopting.Found;
import dev.promirror.promotion.ProductScope;
import dev.promirror.promotion.Unsayable;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Scope;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripePromotionCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is at Stripe, said in our terms, asks for exactly what is at Stripe. */
class SeenTermsTest {

  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
  private static final ProductScope ALL = new ProductScope(new Scope.All(), List.of());
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  @Test
  void aCouponTakenOverIsWhatThePlannerWouldAskFor() throws SeenTerms.NoWords {
    for (long seed = 1; seed <= 500; seed++) {
      StripeCoupon seen = coupon(new Random(seed));
      Found<CouponTerms> found = SeenTerms.of(seen, LISBON, ALL);

      CouponWish.Wanted wish =
          assertInstanceOf(
              CouponWish.Wanted.class,
              StripeTerms.of(found.terms(), List.of(), true, false),
              "seed " + seed);

      assertTrue(CouponPlan.fitting(wish, List.of(found.made())).isPresent(), "seed " + seed);
      assertEquals(wish.details(), found.made().built().details(), "seed " + seed);
    }
  }

  @Test
  void aCodeTakenOverIsWhatThePlannerWouldAskFor() throws SeenTerms.NoWords {
    for (long seed = 1; seed <= 500; seed++) {
      Random random = new Random(seed);
      StripeCoupon coupon = coupon(random);
      StripePromotionCode seen = code(random, coupon);
      CouponTerms couponTerms = SeenTerms.of(coupon, LISBON, ALL).terms();
      Found<PromoCodeTerms> found = SeenTerms.of(seen, "coupon-1", LISBON, NOW);

      CodeWish.Wanted wish = StripeTerms.of(found.terms(), couponTerms, true);

      assertEquals(wish.core(), found.made().built().terms(), "seed " + seed);
      assertEquals(wish.details(), found.made().built().details(), "seed " + seed);
    }
  }

  @Test
  void endsMeanTheVeryInstantWhateverClocksDoThere() {
    for (String zone :
        List.of("Europe/Lisbon", "Asia/Kolkata", "America/Sao_Paulo", "Pacific/Apia")) {
      for (String end :
          List.of(
              "2026-10-25T00:30:00Z",
              "2026-10-25T01:30:00Z",
              "2026-03-29T01:00:00Z",
              "2026-07-31T23:00:00Z",
              "2026-07-31T18:30:00Z",
              "2026-07-31T12:34:56Z")) {
        Instant at = Instant.parse(end);
        Deadline said = Objects.requireNonNull(SeenEnds.deadline(at, ZoneId.of(zone)));
        assertEquals(at, said.at(), zone + " " + end);
      }
    }
    assertNull(
        Objects.requireNonNull(SeenEnds.deadline(Instant.parse("2026-07-31T23:00:00Z"), LISBON))
            .time(),
        "the end of a day is said as a day");
  }

  @Test
  void whatHasNoWordsIsRefused() {
    assertEquals(Unsayable.PERCENT, refused(says("12.345", "once", null, null)));
    assertEquals(Unsayable.DURATION, refused(says("12", "repeating", 61L, null)));
    assertEquals(Unsayable.DURATION, refused(says("12", "weekly", null, null)));
    assertEquals(Unsayable.CURRENCY, refused(says(null, "once", null, "zzz")));
    assertEquals(Unsayable.AMOUNT, refused(says(null, "once", null, null)));
  }

  private static Unsayable refused(StripeCoupon.Says says) {
    StripeCoupon seen = new StripeCoupon("X", true, 0, Map.of(), says);
    return assertThrows(SeenTerms.NoWords.class, () -> SeenTerms.of(seen, LISBON, ALL)).why();
  }

  private static StripeCoupon.Says says(
      @Nullable String percent, String duration, @Nullable Long months, @Nullable String currency) {
    return new StripeCoupon.Says(
        null,
        percent == null ? null : new BigDecimal(percent),
        currency == null ? null : Long.valueOf(5),
        currency,
        Map.of(),
        duration,
        months,
        null,
        null,
        List.of(),
        NOW);
  }

  private static StripeCoupon coupon(Random random) {
    boolean percent = random.nextBoolean();
    boolean months = random.nextBoolean();
    return new StripeCoupon(
        "C",
        true,
        0,
        random.nextBoolean()
            ? Map.of("b", "x & y", "a", "=", "promirror_community", "gl-00-other")
            : Map.of(),
        new StripeCoupon.Says(
            "Name é & co",
            percent ? BigDecimal.valueOf(random.nextInt(1, 10_001), 2) : null,
            percent ? null : random.nextLong(1, 100_000),
            percent ? null : "usd",
            percent || random.nextBoolean() ? Map.of() : Map.of("eur", 7L, "chf", 9L),
            months ? "repeating" : random.nextBoolean() ? "once" : "forever",
            months ? random.nextLong(1, 61) : null,
            random.nextBoolean() ? random.nextLong(1, 1000) : null,
            random.nextBoolean() ? NOW.plusSeconds(random.nextInt(1, 100_000_000)) : null,
            List.of(),
            NOW));
  }

  private static StripePromotionCode code(Random random, StripeCoupon coupon) {
    return new StripePromotionCode(
        "promo_1",
        "CODE-" + random.nextInt(1000),
        coupon.id(),
        random.nextBoolean(),
        0,
        Map.of("k", "v"),
        new StripePromotionCode.Says(
            coupon,
            random.nextBoolean() ? "cus_1" : null,
            false,
            random.nextBoolean() ? NOW.plusSeconds(random.nextInt(1, 100_000_000)) : null,
            random.nextBoolean() ? random.nextLong(1, 1000) : null,
            random.nextBoolean(),
            random.nextBoolean() ? Map.of() : Map.of("usd", 500L, "eur", 400L, "gbp", 300L),
            NOW));
  }
}
