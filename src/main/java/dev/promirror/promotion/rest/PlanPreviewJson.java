package dev.promirror.promotion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.promirror.catalog.rest.MoneyJson;
import dev.promirror.money.Money;
import dev.promirror.promotion.NamedDiscount;
import dev.promirror.promotion.PlanPreview;
import dev.promirror.promotion.preview.DurationWords;
import dev.promirror.promotion.preview.Effect;
import dev.promirror.promotion.preview.Level;
import dev.promirror.promotion.preview.LevelRule;
import dev.promirror.promotion.preview.PlanChange;
import dev.promirror.promotion.preview.PlanChangeEstimate;
import dev.promirror.promotion.preview.PlanChangeWords;
import dev.promirror.promotion.preview.PriceEstimate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What probably becomes of a subscription that goes on with another offer, in the API.
 *
 * @param words all of it, in English
 * @param billed what the running period was billed
 * @param billedEstimated whether nobody said that
 * @param credit given back for the rest of the running period
 * @param rest charged for the rest of the running period, after discounts
 * @param due what the next invoice comes to; below zero is kept as the customer's balance
 */
@Schema(name = "PlanChangePreview", examples = PreviewExamples.PLAN_CHANGE)
record PlanPreviewJson(
    String note,
    LevelRule levels,
    String levelsNote,
    PlanChange.Kind kind,
    String words,
    List<OutcomeJson> discounts,
    NextJson next,
    MoneyJson billed,
    boolean billedEstimated,
    MoneyJson credit,
    MoneyJson rest,
    MoneyJson due) {

  /** The next charge, without what is settled of the running period. */
  @Schema(name = "PlanChangeCharge")
  record NextJson(
      Instant at, LocalDate date, MoneyJson subtotal, MoneyJson discount, MoneyJson total) {}

  /**
   * What becomes of a discount.
   *
   * @param code absent if the coupon was named
   * @param effect on the next charge; absent unless it is kept
   * @param off what it takes off the next charge
   * @param duration the charges left to it, in words; absent unless it is kept
   * @param discountedCharges how many are left to it; absent is without end
   * @param dates of the first of them, in the community's zone
   * @param lastDate of the last; absent is without end, or none
   */
  @Schema(name = "PlanChangeDiscount")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OutcomeJson(
      @Nullable String code,
      String coupon,
      String state,
      Level level,
      PlanChangeEstimate.Fate fate,
      @Nullable Effect effect,
      MoneyJson off,
      @Nullable String duration,
      @Nullable Long discountedCharges,
      List<LocalDate> dates,
      @Nullable LocalDate lastDate) {}

  static PlanPreviewJson of(PlanPreview preview) {
    PlanChangeEstimate estimate = preview.estimate();
    List<OutcomeJson> outcomes = new ArrayList<>();
    for (int i = 0; i < estimate.discounts().size(); i++) {
      outcomes.add(outcome(preview, preview.discounts().get(i), estimate.discounts().get(i)));
    }
    PriceEstimate next = estimate.next();
    return new PlanPreviewJson(
        PreviewJson.NOTE,
        next.rule(),
        PreviewJson.words(next.rule()),
        estimate.change().kind(),
        PlanChangeWords.of(estimate, preview.zone()),
        outcomes,
        new NextJson(
            estimate.at(),
            LocalDate.ofInstant(estimate.at(), preview.zone()),
            MoneyJson.of(next.subtotal()),
            MoneyJson.of(next.off()),
            MoneyJson.of(next.total())),
        MoneyJson.of(new Money(estimate.change().billed(), estimate.change().currency())),
        !preview.billedSaid(),
        MoneyJson.of(estimate.credit()),
        MoneyJson.of(estimate.rest()),
        MoneyJson.of(estimate.due()));
  }

  private static OutcomeJson outcome(
      PlanPreview preview, NamedDiscount named, PlanChangeEstimate.Outcome outcome) {
    ZoneId zone = preview.zone();
    boolean kept = outcome.fate() == PlanChangeEstimate.Fate.KEPT;
    return new OutcomeJson(
        named.text(),
        named.couponId(),
        named.state(),
        outcome.discount().level(),
        outcome.fate(),
        outcome.effect(),
        MoneyJson.of(outcome.off()),
        kept
            ? DurationWords.of(preview.estimate().change().to().name(), outcome.remaining())
            : null,
        outcome.remaining().count(),
        outcome.remaining().dates(zone, PreviewJson.DATES),
        PreviewJson.last(outcome.remaining(), zone));
  }
}
