package dev.promirror.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.money.Percentage;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CasePolicy;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.Door;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Step;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormWordsTest {

  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
  private static final CouponTerms FIFTH =
      CouponTerms.of(
          "Sale",
          new Benefit.PercentOff(new Percentage(new BigDecimal("20"))),
          new CouponDuration.Months(3));

  private final FormWords words =
      new FormWords(
          Wording.of(SentenceMessages.class), new DealWords(Wording.of(DealMessages.class)));

  private String sentence(
      Typed typed, @Nullable CouponTerms coupon, @Nullable PromoCodeTerms code) {
    return words.sentence(typed, new FormReading(coupon, null, code, List.of(), ""));
  }

  private static Typed form() {
    return FilledForm.empty("key", "EUR", LISBON);
  }

  private static PromoCodeTerms code(@Nullable Long limit, @Nullable LocalTime end) {
    return new PromoCodeTerms(
        new CodeText("SUNNY20"),
        CasePolicy.IGNORE_CASE,
        "SUNNY20",
        null,
        List.of(new Step("SALE", limit)),
        Door.EVERYWHERE,
        false,
        true,
        null,
        new Deadline(LocalDate.of(2026, 12, 31), end, LISBON),
        Conditions.NONE,
        null,
        false,
        Set.of());
  }

  @Test
  void aFullFormIsOnePlainSentence() {
    assertEquals(
        "SUNNY20 takes 20 % off for 3 months. It can be used 20 times, until the end of"
            + " 31 Dec 2026.",
        sentence(form().with("code", "SUNNY20"), FIFTH, code(20L, null)));
  }

  @Test
  void anEmptyFormSaysWhatIsMissing() {
    assertEquals(
        "Your code takes a discount you haven’t set yet. It can be used any number of times.",
        sentence(form(), null, null));
  }

  @Test
  void aTimeOfDayAPauseAndALongerTrialAreToldToo() {
    CouponTerms trial =
        CouponTerms.of("Trial", new Benefit.ExtraTrial(14), new CouponDuration.Once());
    assertEquals(
        "ONE gives 14 extra trial days. It can be used once, until 31 Dec 2026, 18:00."
            + " It starts paused.",
        sentence(
            form().with("code", " ONE ").with("status", "paused"),
            trial,
            code(1L, LocalTime.of(18, 0))));
  }
}
