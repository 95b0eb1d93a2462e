package dev.promirror.mirror;

import static dev.promirror.promotion.PromotionFixture.aCode;
import static dev.promirror.promotion.PromotionFixture.aCoupon;
import static dev.promirror.promotion.PromotionFixture.edit;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.mirror.PaperMirror.Fate;
import dev.promirror.mirror.plan.Brake;
import dev.promirror.mirror.plan.Operation;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Step;
import dev.promirror.stripe.MirrorState;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is noted otherwise than it is wanted, and so never fits, is made a few times and no more.
 */
class BrakeTest {

  private static final int ENOUGH = 200;

  private PaperStripe stripe = new PaperStripe(true);
  private PaperMirror mirror = new PaperMirror(stripe);

  @BeforeEach
  void aCouponWithTwoCodes() {
    open(true);
  }

  private void open(boolean twins) {
    stripe = new PaperStripe(twins);
    mirror = new PaperMirror(stripe);
    mirror.coupons.put("SALE", aCoupon("SALE"));
    mirror.codes.put("one", code("one", "SUNNY", 100L));
    mirror.codes.put("two", code("two", "RAINY", null));
  }

  private static PromoCode code(String id, String text, @Nullable Long limit) {
    return aCode(id, terms(text, limit));
  }

  private static PromoCodeTerms terms(String text, @Nullable Long limit) {
    PromoCodeTerms plain = PromoCodeTerms.of(new CodeText(text), "SALE");
    return new PromoCodeTerms(
        plain.code(),
        plain.casePolicy(),
        plain.name(),
        null,
        List.of(new Step("SALE", limit)),
        plain.door(),
        false,
        true,
        null,
        null,
        Conditions.NONE,
        null,
        false,
        Set.of());
  }

  private PromoCode one() {
    return requireNonNull(mirror.codes.get("one"));
  }

  private Coupon sale() {
    return requireNonNull(mirror.coupons.get("SALE"));
  }

  private void settle() {
    int steps = 0;
    for (List<Operation> plan = mirror.plan(); !plan.isEmpty(); plan = mirror.plan()) {
      List<Operation> next = plan;
      assertTrue(steps++ < ENOUGH, () -> "it doesn't end: " + next);
      mirror.apply(plan.getFirst(), Fate.DONE);
    }
  }

  private void misread(String sent, String noted) {
    mirror.noted = terms -> terms.replace(sent, noted);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCodeThatNeverFitsFailsWithTheLastOneOnAndOthersGoOn(boolean twins) {
    open(twins);
    misread("code=SUNNY", "code=Sunny");

    for (int i = 0; i < 2 * Brake.MOST; i++) {
      one().again();
      settle();
    }

    assertEquals(MirrorState.FAILED, one().mirroring().state());
    assertEquals(Brake.REASON, one().mirroring().reason());
    assertEquals(Brake.MOST, mirror.made("one").size());
    assertEquals(
        List.of("rainy", "sunny"),
        stripe.active().stream().map(PaperStripe.Code::text).sorted().toList());
    assertEquals(MirrorState.IN_SYNC, requireNonNull(mirror.codes.get("two")).mirroring().state());
  }

  @Test
  void theNextEditOfACodeTriesAgain() {
    misread("code=SUNNY", "code=Sunny");
    for (int i = 0; i < Brake.MOST; i++) {
      one().again();
      settle();
    }
    assertEquals(MirrorState.FAILED, one().mirroring().state());
    misread("", "");

    edit(one(), terms("SUNNY", 50L));
    settle();

    assertEquals(MirrorState.IN_SYNC, one().mirroring().state());
    assertEquals(2, stripe.active().size());
  }

  @Test
  void aCouponThatNeverFitsFailsAndItsCodesStayOnTheLastOne() {
    misread("percent_off=20", "percent_off=20.0");

    settle();

    assertEquals(MirrorState.FAILED, sale().mirroring().state());
    assertEquals(Brake.REASON, sale().mirroring().reason());
    assertEquals(Brake.MOST, mirror.couponMade("SALE").size());
    assertEquals(1, stripe.coupons.size(), "those no code needs are gone");
    assertEquals(2, stripe.active().size());

    misread("", "");
    edit(sale(), sale().terms().limitedTo(500L));
    settle();
    assertEquals(MirrorState.IN_SYNC, sale().mirroring().state());
    assertEquals(2, stripe.active().size());
  }

  @Test
  void successorsWithWhatIsLeftAreMadeHoweverOftenSomethingIsBought() {
    settle();
    edit(one(), terms("SUNNY", 90L));
    settle();
    PaperStripe.Code first =
        requireNonNull(stripe.codes.get(mirror.made("one").getFirst().stripeId()));

    for (int i = 0; i < 2 * Brake.MOST; i++) {
      // A session that was open when the first one was replaced.
      first.count++;
      mirror.saw(one(), first);
      settle();
      assertEquals(MirrorState.IN_SYNC, one().mirroring().state());
    }

    assertEquals(2 + 2 * Brake.MOST, mirror.made("one").size());
  }
}
