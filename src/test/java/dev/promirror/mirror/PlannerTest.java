package dev.promirror.mirror;

import static dev.promirror.promotion.PromotionFixture.aCode;
import static dev.promirror.promotion.PromotionFixture.aCoupon;
import static dev.promirror.promotion.PromotionFixture.aPausedCode;
import static dev.promirror.promotion.PromotionFixture.aRefusedCoupon;
import static dev.promirror.promotion.PromotionFixture.anArchivedCode;
import static dev.promirror.promotion.PromotionFixture.anArchivedCoupon;
import static dev.promirror.promotion.PromotionFixture.anIncarnation;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.PromoCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlannerTest {

  private static final Coupon COUPON = aCoupon("SALE");
  private static final Incarnation MADE_COUPON = anIncarnation("SALE", true);

  private static Difference.OfCode difference(PromoCode code, @Nullable Incarnation made) {
    return new Difference.OfCode(code, COUPON, made, MADE_COUPON, false);
  }

  private static List<Operation> plan(Difference... differences) {
    return Planner.plan(List.of(differences));
  }

  @Test
  void nothingDiffersNothingIsPlanned() {
    assertEquals(List.of(), plan());
  }

  @Test
  void aNewCouponIsMade() {
    assertEquals(
        List.of(new Operation.CreateCoupon(COUPON)),
        plan(new Difference.OfCoupon(COUPON, null, false)));
  }

  @Test
  void aCouponStripeHasIsOnlyNoted() {
    assertEquals(
        List.of(new Operation.SettleCoupon(COUPON)),
        plan(new Difference.OfCoupon(COUPON, MADE_COUPON, false)));
  }

  @Test
  void aCouponArchivedBeforeItWasMadeNeverIs() {
    Coupon archived = anArchivedCoupon("SALE");
    assertEquals(
        List.of(new Operation.SettleCoupon(archived)),
        plan(new Difference.OfCoupon(archived, null, false)));
  }

  @Test
  void aNewCodeIsMadeOnItsCouponUsableOrPaused() {
    PromoCode code = aCode("code-1", "SALE");
    PromoCode paused = aPausedCode("code-2", "SALE");
    assertEquals(
        List.of(
            new Operation.CreateCode(code, "stripe_SALE", true),
            new Operation.CreateCode(paused, "stripe_SALE", false)),
        plan(difference(code, null), difference(paused, null)));
  }

  @Test
  void aCodeWaitsForItsCoupon() {
    PromoCode code = aCode("code-1", "SALE");
    assertEquals(List.of(), plan(new Difference.OfCode(code, COUPON, null, null, false)));
  }

  @Test
  void aCodeFailsWithItsCoupon() {
    PromoCode code = aCode("code-1", "SALE");
    assertEquals(
        List.of(new Operation.FailWithCoupon(code)),
        plan(new Difference.OfCode(code, aRefusedCoupon("SALE"), null, null, false)));
  }

  @Test
  void pausedAndArchivedCodesAreSwitchedOffAndActiveOnesOn() {
    PromoCode paused = aPausedCode("code-1", "SALE");
    PromoCode archived = anArchivedCode("code-2", "SALE");
    PromoCode active = aCode("code-3", "SALE");
    assertEquals(
        List.of(
            new Operation.SwitchCode(paused, "stripe_code-1", false),
            new Operation.SwitchCode(archived, "stripe_code-2", false),
            new Operation.SwitchCode(active, "stripe_code-3", true)),
        plan(
            difference(active, anIncarnation("code-3", false)),
            difference(paused, anIncarnation("code-1", true)),
            difference(archived, anIncarnation("code-2", true))));
  }

  @Test
  void aCodeOfAnArchivedCouponIsSwitchedOff() {
    PromoCode code = aCode("code-1", "SALE");
    assertEquals(
        List.of(new Operation.SwitchCode(code, "stripe_code-1", false)),
        plan(
            new Difference.OfCode(
                code,
                anArchivedCoupon("SALE"),
                anIncarnation("code-1", true),
                MADE_COUPON,
                false)));
  }

  @Test
  void aCodeArchivedBeforeItWasMadeNeverIs() {
    PromoCode archived = anArchivedCode("code-1", "SALE");
    assertEquals(List.of(new Operation.SettleCode(archived)), plan(difference(archived, null)));
  }

  @Test
  void aWriteOfUnknownOutcomeIsFinishedBeforeItsObjectIsSettled() {
    Coupon coupon = anArchivedCoupon("OTHER");
    PromoCode archived = anArchivedCode("code-1", "SALE");
    PromoCode active = aCode("code-2", "SALE");
    Incarnation made = anIncarnation("code-2", true);
    assertEquals(
        List.of(
            new Operation.CreateCoupon(coupon),
            new Operation.CreateCode(archived, "stripe_SALE", false),
            new Operation.SwitchCode(active, "stripe_code-2", true)),
        plan(
            new Difference.OfCoupon(coupon, null, true),
            new Difference.OfCode(archived, COUPON, null, MADE_COUPON, true),
            new Difference.OfCode(active, COUPON, made, MADE_COUPON, true)));
  }

  @Test
  void aTextWaitsForTheOutcomeOfItsEarlierCode() {
    PromoCode archived = anArchivedCode("code-1", "SALE");
    PromoCode again = aCode("code-2", "SALE");
    Coupon other = aCoupon("OTHER");
    assertEquals(archived.codeKey(), again.codeKey());
    assertEquals(
        List.of(
            new Operation.CreateCode(archived, "stripe_SALE", false),
            new Operation.CreateCoupon(other)),
        plan(
            new Difference.OfCoupon(other, null, false),
            difference(again, null),
            new Difference.OfCode(archived, COUPON, null, MADE_COUPON, true)));
  }

  @Test
  void whatTakesAwayComesFirstAndCouponsComeBeforeCodes() {
    PromoCode fresh = aCode("code-1", "SALE");
    PromoCode paused = aPausedCode("code-2", "SALE");
    PromoCode again = aCode("code-3", "SALE");
    Coupon other = aCoupon("OTHER");
    assertEquals(
        List.of(
            new Operation.SwitchCode(paused, "stripe_code-2", false),
            new Operation.CreateCoupon(other),
            new Operation.CreateCode(fresh, "stripe_SALE", true),
            new Operation.SwitchCode(again, "stripe_code-3", true),
            new Operation.SettleCoupon(COUPON)),
        plan(
            new Difference.OfCoupon(COUPON, MADE_COUPON, false),
            difference(again, anIncarnation("code-3", false)),
            difference(fresh, null),
            new Difference.OfCoupon(other, null, false),
            difference(paused, anIncarnation("code-2", true))));
  }
}
