package dev.promirror.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a coupon and a code are follows from facts and the clock by one function. */
class StatesTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant BEFORE = NOW.minusSeconds(1);
  private static final Instant AFTER = NOW.plusSeconds(1);
  private static final CouponFacts OPEN = coupon(false, null, null, null, 0, false);

  static Stream<Arguments> codes() {
    return Stream.of(
        Arguments.of("nothing said", code(false, false, true, null, null, null, 0, OPEN), "ACTIVE"),
        Arguments.of("paused", code(false, false, false, null, null, null, 0, OPEN), "PAUSED"),
        Arguments.of("draft", code(false, true, true, null, null, null, 0, OPEN), "DRAFT"),
        Arguments.of(
            "archived draft", code(true, true, true, null, null, null, 0, OPEN), "ARCHIVED"),
        Arguments.of("starts now", code(false, false, true, NOW, null, null, 0, OPEN), "ACTIVE"),
        Arguments.of(
            "starts soon", code(false, false, true, AFTER, null, null, 0, OPEN), "SCHEDULED"),
        Arguments.of(
            "paused before its start",
            code(false, false, false, AFTER, null, null, 0, OPEN),
            "PAUSED"),
        Arguments.of("ends now", code(false, false, true, null, NOW, null, 0, OPEN), "EXPIRED"),
        Arguments.of("ends soon", code(false, false, true, null, AFTER, null, 0, OPEN), "ACTIVE"),
        Arguments.of(
            "paused and over", code(false, false, false, null, BEFORE, null, 0, OPEN), "EXPIRED"),
        Arguments.of("limit 0", code(false, false, true, null, null, 0L, 0, OPEN), "EXHAUSTED"),
        Arguments.of("one left", code(false, false, true, null, null, 2L, 1, OPEN), "ACTIVE"),
        Arguments.of("used up", code(false, false, true, null, null, 2L, 2, OPEN), "EXHAUSTED"),
        Arguments.of("overshot", code(false, false, true, null, null, 2L, 3, OPEN), "EXHAUSTED"),
        Arguments.of(
            "used up and over", code(false, false, true, null, BEFORE, 2L, 2, OPEN), "EXHAUSTED"),
        Arguments.of(
            "its coupon starts soon",
            code(
                false,
                false,
                true,
                BEFORE,
                null,
                null,
                0,
                coupon(false, AFTER, null, null, 0, false)),
            "SCHEDULED"),
        Arguments.of(
            "its coupon is over",
            code(
                false, false, true, null, AFTER, null, 0, coupon(false, null, NOW, null, 0, false)),
            "EXPIRED"),
        Arguments.of(
            "its coupon is used up",
            code(false, false, true, null, null, null, 0, coupon(false, null, null, 5L, 5, false)),
            "EXHAUSTED"),
        Arguments.of(
            "its coupon's budget is spent",
            code(false, false, true, null, null, null, 0, coupon(false, null, null, null, 5, true)),
            "EXHAUSTED"),
        Arguments.of(
            "its coupon is archived",
            code(false, true, true, null, null, null, 0, coupon(true, null, null, null, 0, false)),
            "ARCHIVED"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("codes")
  void aCodeIs(String said, PromoCodeFacts facts, PromoCodeState state) {
    assertEquals(state, PromoCodeState.of(facts, NOW).state(), said);
  }

  @Test
  void aStepThatIsUsedUpLeavesTheNext() {
    CouponFacts used = coupon(false, null, null, 5L, 5, false);
    PromoCodeFacts code =
        new PromoCodeFacts(false, false, true, null, null, 9L, 5, false, true, false, used);
    assertEquals(PromoCodeState.ACTIVE, PromoCodeState.of(code, NOW).state());
  }

  @Test
  void aCodeThatLetItsTextGoIsExhaustedHoweverMuchIsGivenBack() {
    PromoCodeFacts code =
        new PromoCodeFacts(false, false, true, null, null, 9L, 8, false, false, true, OPEN);
    assertEquals(PromoCodeState.EXHAUSTED, PromoCodeState.of(code, NOW).state());
  }

  @Test
  void aCouponIsWhatItsFactsSay() {
    assertEquals(CouponState.ACTIVE, CouponState.of(OPEN, NOW).state());
    assertEquals(
        CouponState.SCHEDULED,
        CouponState.of(coupon(false, AFTER, null, null, 0, false), NOW).state());
    assertEquals(
        CouponState.EXPIRED, CouponState.of(coupon(false, null, NOW, null, 0, false), NOW).state());
    assertEquals(
        CouponState.EXHAUSTED,
        CouponState.of(coupon(false, AFTER, null, 0L, 0, false), NOW).state());
    assertEquals(
        CouponState.ARCHIVED, CouponState.of(coupon(true, AFTER, NOW, 0L, 0, true), NOW).state());
  }

  @Test
  void whatTimeCannotChangeLastsForever() {
    assertNull(PromoCodeState.of(code(false, false, true, BEFORE, null, 1L, 0, OPEN), NOW).until());
    assertNull(PromoCodeState.of(code(true, false, true, AFTER, AFTER, 1L, 0, OPEN), NOW).until());
  }

  @Test
  void aStateLastsExactlyUntilTheInstantItNames() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      CouponFacts coupon =
          coupon(
              random.nextInt(10) == 0,
              someTime(random),
              someTime(random),
              someLimit(random),
              random.nextInt(3),
              random.nextInt(8) == 0);
      PromoCodeFacts code =
          code(
              random.nextInt(10) == 0,
              random.nextInt(10) == 0,
              random.nextInt(4) > 0,
              someTime(random),
              someTime(random),
              someLimit(random),
              random.nextInt(3),
              coupon);
      String told = "seed " + seed + ": " + code;
      Instant at = NOW;
      for (int changes = 0; at != null; changes++) {
        Standing<PromoCodeState> standing = PromoCodeState.of(code, at);
        Instant end = standing.until() == null ? NOW.plus(Duration.ofDays(9)) : standing.until();
        assertEquals(standing.state(), PromoCodeState.of(code, end.minusNanos(1)).state(), told);
        if (standing.until() != null) {
          assertNotEquals(standing.state(), PromoCodeState.of(code, end).state(), told);
        }
        assertEquals(true, changes <= 2, told);
        at = standing.until();
      }
    }
  }

  private static @Nullable Instant someTime(Random random) {
    return random.nextBoolean() ? null : NOW.plusSeconds(random.nextInt(41) - 20);
  }

  private static @Nullable Long someLimit(Random random) {
    return random.nextBoolean() ? null : (long) random.nextInt(4);
  }

  private static CouponFacts coupon(
      boolean archived,
      @Nullable Instant starts,
      @Nullable Instant ends,
      @Nullable Long limit,
      long uses,
      boolean spent) {
    return new CouponFacts(archived, starts, ends, limit, uses, spent);
  }

  private static PromoCodeFacts code(
      boolean archived,
      boolean draft,
      boolean active,
      @Nullable Instant starts,
      @Nullable Instant ends,
      @Nullable Long limit,
      long uses,
      CouponFacts coupon) {
    return new PromoCodeFacts(
        archived, draft, active, starts, ends, limit, uses, false, false, false, coupon);
  }
}
