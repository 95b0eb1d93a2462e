package dev.promirror.promotion.wishes;

import dev.promirror.platform.JsonBody;
import dev.promirror.platform.ProblemException;
import dev.promirror.promotion.BasketPreview;
import dev.promirror.promotion.Inquiry;
import dev.promirror.promotion.NamedDiscount;
import dev.promirror.promotion.PlanPreview;
import dev.promirror.promotion.preview.Composition;
import dev.promirror.promotion.preview.Level;
import dev.promirror.promotion.preview.LevelRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what somebody wants a preview of. */
public final class PreviewReader {

  /** Stripe's most on a subscription (docs.stripe.com/billing/subscriptions/coupons). */
  private static final int MAX_DISCOUNTS = 20;

  private static final long MAX_CHARGES = 100_000;

  /** Instants further from now are typing errors; no calendar is counted through for them. */
  private static final Duration FAR = Duration.ofDays(20 * 366L);

  /** Who puts a list of discounts together. */
  public enum Composer {
    STRIPE,
    PROMIRROR
  }

  private PreviewReader() {}

  /**
   * A purchase.
   *
   * @throws ProblemException if the body can't be accepted
   */
  public static BasketPreview.Wish basket(byte @Nullable [] body) {
    JsonBody json = JsonBody.parse(body);
    Currency currency = InquiryReader.currency(json);
    List<Inquiry.Wanted> wanted = InquiryReader.wanted(json);
    List<BasketPreview.Given> discounts = new ArrayList<>();
    for (JsonBody discount : json.objects("discounts", MAX_DISCOUNTS)) {
      NamedDiscount.Name name = name(discount);
      Level said = discount.oneOf("level", Level.class);
      Level level = said == null ? Level.INVOICE : said;
      Integer line = line(discount, level, wanted.size());
      if (name != null) {
        discounts.add(new BasketPreview.Given(name, level, line));
      }
    }
    Composition composition = composition(json);
    json.check();
    return new BasketPreview.Wish(wanted, currency, discounts, composition);
  }

  private static @Nullable Integer line(JsonBody discount, Level level, int lines) {
    if (level == Level.ITEM) {
      if (!discount.has("line")) {
        discount.fault(
            "line", "missing", "An item's discount hangs on a line.", "Give its place, from 0.");
      }
      Long line = discount.whole("line", 0, Math.max(0, lines - 1));
      return line == null ? null : Math.toIntExact(line);
    }
    if (discount.has("line")) {
      discount.fault(
          "line",
          "line-with-item",
          "Only an item's discount hangs on a line.",
          "Leave it out, or use the level ITEM.");
    }
    return null;
  }

  private static Composition composition(JsonBody json) {
    Composer composer = json.oneOf("composedBy", Composer.class);
    LevelRule rule = json.oneOf("levels", LevelRule.class);
    if (composer == Composer.PROMIRROR) {
      return new Composition.ByUs(rule == null ? LevelRule.ADD_UP : rule);
    }
    if (rule == LevelRule.MOST_SPECIFIC) {
      json.fault(
          "levels",
          "stripe-adds-up",
          "Stripe adds the levels up where it puts the discounts together.",
          "Leave it out, or say composedBy PROMIRROR for a list we write.");
    }
    return new Composition.ByStripe();
  }

  /**
   * A change of plan.
   *
   * @throws ProblemException if the body can't be accepted
   */
  public static PlanPreview.Wish plan(byte @Nullable [] body, Clock clock) {
    JsonBody json = JsonBody.parse(body);
    Instant now = clock.instant();
    String from = json.text("from", InquiryReader.MAX_ID, true);
    String to = json.text("to", InquiryReader.MAX_ID, true);
    Long quantity = json.whole("quantity", 1, InquiryReader.MAX_QUANTITY);
    Currency currency = InquiryReader.currency(json);
    Instant anchor = instant(json, "anchor", true, now);
    Instant at = instant(json, "at", false, now);
    Long billed = json.whole("billed", 0, InquiryReader.MAX_QUANTITY * Moneys.MAX_AMOUNT);
    boolean prorated = json.flag("prorated", true);
    List<PlanPreview.Held> discounts = new ArrayList<>();
    for (JsonBody discount : json.objects("discounts", MAX_DISCOUNTS)) {
      PlanPreview.Held held = held(discount, now);
      if (held != null) {
        discounts.add(held);
      }
    }
    json.check();
    if (from == null || to == null || anchor == null) {
      throw new IllegalStateException("check() lets nothing missing pass");
    }
    return new PlanPreview.Wish(
        from,
        to,
        quantity == null ? 1 : quantity,
        currency,
        anchor,
        at,
        billed,
        prorated,
        discounts);
  }

  private static PlanPreview.@Nullable Held held(JsonBody discount, Instant now) {
    NamedDiscount.Name name = name(discount);
    Level said = discount.oneOf("level", Level.class);
    if (said == Level.INVOICE) {
      discount.fault(
          "level",
          "ends-with-invoice",
          "An invoice's discount ends with it; a subscription doesn't have it.",
          "Use SUBSCRIPTION, ITEM or CUSTOMER, or leave the discount out.");
    }
    Instant since = instant(discount, "since", false, now);
    Long discounted = discount.whole("discountedCharges", 0, MAX_CHARGES);
    return name == null
        ? null
        : new PlanPreview.Held(name, said == null ? Level.SUBSCRIPTION : said, since, discounted);
  }

  private static NamedDiscount.@Nullable Name name(JsonBody discount) {
    boolean byCoupon = discount.has("coupon");
    if (byCoupon && discount.has("code")) {
      discount.fault(
          "coupon", "two-names", "A code has its coupon with it.", "Give the code or the coupon.");
      return null;
    }
    String coupon = byCoupon ? discount.text("coupon", InquiryReader.MAX_ID, true) : null;
    String code = byCoupon ? null : discount.text("code", InquiryReader.MAX_CODE, true);
    if (code == null && coupon == null) {
      return null;
    }
    return new NamedDiscount.Name(code, coupon);
  }

  private static @Nullable Instant instant(
      JsonBody json, String field, boolean required, Instant now) {
    Instant instant =
        json.parsed(
            field,
            required,
            Instant::parse,
            json.error(
                field, "not-an-instant", "It isn't an instant.", "Write 2026-11-21T03:00:00Z."));
    if (instant != null && Duration.between(instant, now).abs().compareTo(FAR) > 0) {
      json.fault(field, "too-far", "It is more than 20 years away.", "Use a nearer instant.");
      return null;
    }
    return instant;
  }
}
