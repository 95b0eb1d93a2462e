package dev.promirror.promotion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.promirror.catalog.rest.MoneyJson;
import dev.promirror.promotion.BasketPreview;
import dev.promirror.promotion.NamedDiscount;
import dev.promirror.promotion.preview.DiscountEstimate;
import dev.promirror.promotion.preview.DurationEstimate;
import dev.promirror.promotion.preview.DurationWords;
import dev.promirror.promotion.preview.Effect;
import dev.promirror.promotion.preview.Level;
import dev.promirror.promotion.preview.LevelRule;
import dev.promirror.promotion.preview.LineEstimate;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a purchase probably costs with some discounts, in the API.
 *
 * @param levels the rule that is shown
 */
@Schema(name = "Preview", examples = PreviewExamples.BASKET)
record PreviewJson(String note, LevelRule levels, String levelsNote, EstimateJson estimate) {

  static final String NOTE = "An estimate; what is booked is read from Stripe.";

  /** Dates of so many charges are told. */
  static final int DATES = 12;

  /** The prices. */
  @Schema(name = "PreviewEstimate")
  record EstimateJson(
      MoneyJson subtotal,
      MoneyJson discount,
      MoneyJson total,
      int trialDays,
      List<LineJson> lines,
      List<DiscountJson> discounts) {}

  /**
   * A line, at its first charge that isn't a trial's.
   *
   * @param discounts those that take something off it, in their order
   */
  @Schema(name = "PreviewLine")
  record LineJson(
      String offer,
      String name,
      long quantity,
      MoneyJson subtotal,
      MoneyJson discount,
      MoneyJson total,
      List<PartJson> discounts) {}

  /**
   * A discount's part of a line.
   *
   * @param discount its place among the discounts, from 0
   * @param duration which charges it is for, in words
   * @param discountedCharges how many; absent is without end
   * @param dates of the first of them, in the community's zone
   * @param lastDate of the last; absent is without end
   */
  @Schema(name = "PreviewPart")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PartJson(
      int discount,
      MoneyJson off,
      String duration,
      @Nullable Long discountedCharges,
      List<LocalDate> dates,
      @Nullable LocalDate lastDate) {}

  /**
   * A discount.
   *
   * @param code absent if the coupon was named
   * @param state the code's or else the coupon's, right now; the prices are told in any
   * @param line the place of the line it hangs on, of an item's discount
   */
  @Schema(name = "PreviewDiscount")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DiscountJson(
      @Nullable String code,
      String coupon,
      String state,
      Level level,
      @Nullable Integer line,
      Effect effect,
      String words,
      MoneyJson off,
      int trialDays) {}

  static PreviewJson of(BasketPreview.Wish wish, BasketPreview preview) {
    List<DiscountEstimate> estimates = preview.price().discounts();
    List<DiscountJson> discounts = new ArrayList<>();
    for (int i = 0; i < estimates.size(); i++) {
      discounts.add(
          discount(preview.discounts().get(i), wish.discounts().get(i), estimates.get(i)));
    }
    List<LineEstimate> prices = preview.price().lines();
    List<LineJson> lines = new ArrayList<>();
    for (int i = 0; i < prices.size(); i++) {
      lines.add(line(prices.get(i), preview.lines().get(i), estimates, preview.zone()));
    }
    return new PreviewJson(
        NOTE,
        preview.price().rule(),
        words(preview.price().rule()),
        new EstimateJson(
            MoneyJson.of(preview.price().subtotal()),
            MoneyJson.of(preview.price().off()),
            MoneyJson.of(preview.price().total()),
            preview.price().trialDays(),
            lines,
            discounts));
  }

  private static LineJson line(
      LineEstimate price, BasketPreview.Line line, List<DiscountEstimate> discounts, ZoneId zone) {
    List<PartJson> parts = new ArrayList<>();
    for (int i = 0; i < discounts.size(); i++) {
      Optional<DurationEstimate> duration = line.durations().get(i);
      if (discounts.get(i).effect() == Effect.TAKEN_OFF && duration.isPresent()) {
        parts.add(
            new PartJson(
                i,
                MoneyJson.of(price.off().get(i)),
                DurationWords.of(line.offer().terms().name(), duration.get()),
                duration.get().count(),
                duration.get().dates(zone, DATES),
                last(duration.get(), zone)));
      }
    }
    return new LineJson(
        line.offer().id(),
        line.offer().terms().name(),
        price.line().quantity(),
        MoneyJson.of(price.subtotal()),
        MoneyJson.of(price.subtotal().minus(price.total())),
        MoneyJson.of(price.total()),
        parts);
  }

  static @Nullable LocalDate last(DurationEstimate estimate, ZoneId zone) {
    return estimate.last().map(last -> LocalDate.ofInstant(last, zone)).orElse(null);
  }

  private static DiscountJson discount(
      NamedDiscount named, BasketPreview.Given given, DiscountEstimate estimate) {
    return new DiscountJson(
        named.text(),
        named.couponId(),
        named.state(),
        given.level(),
        given.line(),
        estimate.effect(),
        words(estimate.effect()),
        MoneyJson.of(estimate.off()),
        estimate.trialDays());
  }

  static String words(LevelRule rule) {
    return switch (rule) {
      case ADD_UP ->
          "Stripe's rule: discounts of items, invoice and subscription add up; the customer's holds"
              + " only where neither invoice nor subscription has one.";
      case MOST_SPECIFIC ->
          "The most specific wins: the invoice's discounts, else the subscription's, else the"
              + " customer's; those of items add to them, as Stripe has it.";
    };
  }

  static String words(Effect effect) {
    return switch (Objects.requireNonNull(effect)) {
      case TAKEN_OFF -> "It is taken off.";
      case EXTRA_TRIAL -> "It takes nothing off, and makes the free trial longer.";
      case OUTRANKED -> "A discount of another level holds in its place.";
      case WRONG_CURRENCY -> "It has no amount in this currency.";
      case NO_LINE -> "It discounts no charge of any line.";
    };
  }
}
