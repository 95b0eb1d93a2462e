package dev.promirror.mirror.terms;

import dev.promirror.money.Amounts;
import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import dev.promirror.promotion.Adopting.Found;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.Marks;
import dev.promirror.promotion.ProductScope;
import dev.promirror.promotion.Unsayable;
import dev.promirror.promotion.terms.Audience;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CasePolicy;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Door;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Step;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripePromotionCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is at Stripe in our terms, the way back of {@link StripeTerms}: pure. What has no words here
 * is refused or noted, never made something near.
 */
public final class SeenTerms {

  private SeenTerms() {}

  /** There are no words for it here. */
  public static final class NoWords extends Exception {
    private static final long serialVersionUID = 1L;
    private final Unsayable why;

    NoWords(Unsayable why) {
      super(why.sentence(), null, false, false);
      this.why = why;
    }

    public Unsayable why() {
      return why;
    }
  }

  /**
   * A coupon.
   *
   * @param zone of the community, for its end
   * @param scope what it is for
   * @throws NoWords if it can't be said here
   */
  public static Found<CouponTerms> of(StripeCoupon seen, ZoneId zone, ProductScope scope)
      throws NoWords {
    StripeCoupon.Says says = says(seen);
    String name = says.name();
    CouponTerms terms =
        new CouponTerms(
            name == null || name.isBlank() ? seen.id() : name,
            notes(seen.metadata()),
            benefit(says),
            scope.scope(),
            duration(says),
            null,
            Conditions.NONE,
            says.maxRedemptions(),
            SeenEnds.deadline(says.redeemBy(), zone),
            false);
    return new Found<>(
        terms,
        scope.notes(),
        new Incarnation(
            "",
            1,
            seen.id(),
            true,
            seen.timesRedeemed(),
            null,
            new Incarnation.Built(
                SeenForms.terms(terms, says), SeenForms.details(seen), null, null, null, false)),
        says.created());
  }

  private static StripeCoupon.Says says(StripeCoupon seen) throws NoWords {
    StripeCoupon.Says says = seen.says();
    if (says == null) {
      throw new NoWords(Unsayable.COUPON);
    }
    return says;
  }

  private static Benefit benefit(StripeCoupon.Says says) throws NoWords {
    BigDecimal percent = says.percentOff();
    if (percent != null) {
      if (percent.stripTrailingZeros().scale() > 2) {
        throw new NoWords(Unsayable.PERCENT);
      }
      return new Benefit.PercentOff(new Percentage(percent));
    }
    Long amount = says.amountOff();
    String currency = says.currency();
    if (amount == null || currency == null || amount <= 0) {
      throw new NoWords(Unsayable.AMOUNT);
    }
    return new Benefit.AmountOff(money(amount, currency), amounts(says.currencyOptions()));
  }

  private static CouponDuration duration(StripeCoupon.Says says) throws NoWords {
    Long months = says.durationInMonths();
    return switch (says.duration()) {
      case "once" -> new CouponDuration.Once();
      case "forever" -> new CouponDuration.Forever();
      case "repeating" -> {
        if (months == null || months < 1 || months > CouponDuration.MAX) {
          throw new NoWords(Unsayable.DURATION);
        }
        yield new CouponDuration.Months(months.intValue());
      }
      default -> throw new NoWords(Unsayable.DURATION);
    };
  }

  /**
   * A promotion code.
   *
   * @param coupon our id of its coupon
   * @throws NoWords if it can't be said here
   */
  public static Found<PromoCodeTerms> of(
      StripePromotionCode seen, String coupon, ZoneId zone, Instant now) throws NoWords {
    StripePromotionCode.Says says = seen.says();
    if (says == null) {
      throw new NoWords(Unsayable.COUPON);
    }
    if (says.otherOwner()) {
      throw new NoWords(Unsayable.PERSON);
    }
    CodeText text = text(seen.code());
    PromoCodeTerms terms =
        new PromoCodeTerms(
            text,
            CasePolicy.IGNORE_CASE,
            text.text(),
            null,
            List.of(new Step(coupon, says.maxRedemptions())),
            Door.EVERYWHERE,
            false,
            seen.active() || isOver(seen, says, now),
            null,
            SeenEnds.deadline(says.expiresAt(), zone),
            new Conditions(null, new Audience.Everyone(), amounts(says.minimums()), null, null),
            says.customer(),
            says.firstTime(),
            Set.of());
    return new Found<>(
        terms,
        metadata(seen.metadata()),
        new Incarnation(
            "",
            1,
            seen.id(),
            seen.active(),
            seen.timesRedeemed(),
            null,
            new Incarnation.Built(
                SeenForms.terms(terms, says, zone),
                SeenForms.details(says),
                seen.coupon(),
                says.maxRedemptions(),
                seen.active(),
                false)),
        says.created());
  }

  /** Whether Stripe itself has switched it off, for good. */
  public static boolean isOver(
      StripePromotionCode seen, StripePromotionCode.Says says, Instant now) {
    Long most = says.maxRedemptions();
    Instant end = says.expiresAt();
    StripeCoupon coupon = says.couponRead();
    return (most != null && seen.timesRedeemed() >= most)
        || (end != null && !now.isBefore(end))
        || coupon == null
        || !coupon.valid();
  }

  private static CodeText text(String code) throws NoWords {
    try {
      return new CodeText(code);
    } catch (IllegalArgumentException e) {
      throw new NoWords(Unsayable.TEXT);
    }
  }

  /** Promo codes have no metadata here. */
  private static List<String> metadata(Map<String, String> metadata) {
    List<String> said = new ArrayList<>();
    notes(metadata).forEach((key, value) -> said.add(key + " = " + value));
    return said.isEmpty()
        ? List.of()
        : List.of("Its metadata stays at Stripe: " + String.join(", ", said) + ".");
  }

  /** What others wrote in an object's metadata. */
  static Map<String, String> notes(Map<String, String> metadata) {
    Map<String, String> others = new TreeMap<>(metadata);
    others
        .entrySet()
        .removeIf(it -> it.getKey().startsWith(Marks.PREFIX) || it.getValue().isEmpty());
    return others;
  }

  private static Amounts amounts(Map<String, Long> byCurrency) throws NoWords {
    List<Money> each = new ArrayList<>();
    for (Map.Entry<String, Long> it : byCurrency.entrySet()) {
      if (it.getValue() <= 0) {
        throw new NoWords(Unsayable.AMOUNT);
      }
      each.add(money(it.getValue(), it.getKey()));
    }
    return new Amounts(each);
  }

  private static Money money(long minor, String currency) throws NoWords {
    try {
      return new Money(minor, Currencies.parse(currency));
    } catch (IllegalArgumentException e) {
      throw new NoWords(Unsayable.CURRENCY);
    }
  }
}
