package dev.promirror.mirror.plan;

import static dev.promirror.promotion.PromotionFixture.aCode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.mirror.terms.CodeWish;
import dev.promirror.promotion.EditCost;
import dev.promirror.promotion.Incarnation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an edit costs, counted before it is made. */
class RehearsalTest {

  private static final CodeWish.Wanted ACTIVE = new CodeWish.Wanted("code=SUNNY", "", true);
  private static final CodeWish.Wanted PAUSED = new CodeWish.Wanted("code=SUNNY", "", false);

  @Test
  void whatIsAsWantedCostsNothing() {
    assertEquals(0, writes(ACTIVE, null, made(true, 0, null), false));
  }

  @Test
  void aSwitchIsOneWrite() {
    assertEquals(1, writes(PAUSED, null, made(true, 0, null), false));
    assertEquals(1, writes(ACTIVE, null, made(false, 0, null), false));
  }

  @Test
  void aSuccessorOfAnActiveCodeIsMadeAndBothAreSwitched() {
    assertEquals(3, writes(ACTIVE, 9L, made(true, 0, null), false));
  }

  @Test
  void whereNoTwinIsTakenTheSuccessorIsMadeActive() {
    assertEquals(2, writes(ACTIVE, 9L, made(true, 0, null), true));
  }

  @Test
  void pausedAndUsedUpCodesNeedNoSwitch() {
    assertEquals(1, writes(PAUSED, 9L, made(false, 0, null), false));
    assertEquals(1, writes(ACTIVE, 9L, made(true, 3, 3L), false));
  }

  @Test
  void moreThanAHundredCodesAreToBeConfirmed() {
    assertFalse(cost(100).needsConfirmation());
    assertTrue(cost(101).needsConfirmation());
  }

  private static EditCost cost(long codes) {
    return EditCost.of(Map.of(EditCost.Kind.SWITCH_OFF, codes), codes, false, Duration.ZERO);
  }

  private static int writes(
      CodeWish.Wanted wish, @Nullable Long limit, Incarnation made, boolean twinRefused) {
    return Rehearsal.of(
            new Difference.OfCode(
                aCode("code-1", "SALE"),
                wish,
                new Allowance(limit, null, Set.of("SALE"), null),
                List.of(made),
                "SALE",
                false,
                twinRefused,
                null,
                null))
        .writes()
        .size();
  }

  private static Incarnation made(boolean on, long uses, @Nullable Long max) {
    return new Incarnation(
        "code-1",
        1,
        "promo_1",
        on,
        uses,
        null,
        new Incarnation.Built("code=SUNNY", "", "SALE", max, on, false));
  }
}
