package dev.promirror.promotion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.promirror.catalog.rest.MirrorJson;
import dev.promirror.catalog.rest.MoneyJson;
import dev.promirror.money.Money;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.CouponState;
import dev.promirror.promotion.CouponView;
import dev.promirror.promotion.Origin;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Door;
import dev.promirror.promotion.terms.Enforcement;
import dev.promirror.promotion.terms.SoldOffer;
import dev.promirror.promotion.terms.Warnings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A coupon in the API.
 *
 * @param timesRedeemed Stripe's own count
 * @param notes what it says at Stripe that has no words here
 * @param enforcement as through codes with the door EVERYWHERE
 */
@Schema(examples = Examples.COUPON)
@JsonInclude(JsonInclude.Include.NON_NULL)
record CouponJson(
    String id,
    String name,
    Map<String, String> metadata,
    @Nullable BigDecimal percentOff,
    @Nullable MoneyJson amountOff,
    @Nullable Map<String, Long> currencyOptions,
    @Nullable Integer extraTrialDays,
    ScopeJson scope,
    CouponDuration.@Nullable Kind duration,
    @Nullable Integer durationInMonths,
    @Nullable Integer durationInPeriods,
    @Nullable DeadlineJson durationUntil,
    @Nullable DeadlineJson startsAt,
    ConditionsJson conditions,
    @Nullable Long limit,
    @Nullable DeadlineJson redeemBy,
    boolean refundGivesUseBack,
    List<String> acknowledged,
    Origin origin,
    @Nullable List<String> notes,
    CouponState state,
    MirrorJson mirror,
    long timesRedeemed,
    List<WarningJson> warnings,
    List<EnforcementJson> enforcement,
    Instant createdAt,
    long revision) {

  static CouponJson of(CouponView view, Collection<SoldOffer> offers, Instant now) {
    Coupon coupon = view.coupon();
    CouponTerms terms = coupon.terms();
    Benefit benefit = terms.benefit();
    CouponDuration duration = terms.duration();
    return new CouponJson(
        coupon.id(),
        terms.name(),
        terms.metadata(),
        benefit instanceof Benefit.PercentOff off ? off.percent().value() : null,
        benefit instanceof Benefit.AmountOff off ? MoneyJson.of(off.amount()) : null,
        benefit instanceof Benefit.AmountOff off ? options(off) : null,
        benefit instanceof Benefit.ExtraTrial trial ? trial.days() : null,
        ScopeJson.of(terms.scope()),
        benefit instanceof Benefit.ExtraTrial ? null : duration.kind(),
        duration instanceof CouponDuration.Months months ? months.count() : null,
        duration instanceof CouponDuration.Periods periods ? periods.count() : null,
        DeadlineJson.of(duration),
        DeadlineJson.of(terms.starts()),
        ConditionsJson.of(terms.conditions()),
        terms.limit(),
        DeadlineJson.of(terms.redeemBy()),
        terms.refundGivesUseBack(),
        List.copyOf(terms.acknowledged()),
        coupon.fromStripe().origin(),
        coupon.fromStripe().notes().isEmpty() ? null : coupon.fromStripe().notes(),
        view.state(),
        MirrorJson.of(coupon.mirroring(), view.stripeId().orElse(null)),
        view.timesRedeemed(),
        WarningJson.of(Warnings.of(terms, offers, now)),
        EnforcementJson.of(Enforcement.of(terms, Door.EVERYWHERE, offers)),
        coupon.createdAt(),
        coupon.revision());
  }

  private static @Nullable Map<String, Long> options(Benefit.AmountOff off) {
    Map<String, Long> options = new TreeMap<>();
    for (Money other : off.others().each()) {
      options.put(other.currency().getCurrencyCode(), other.minor());
    }
    return options.isEmpty() ? null : options;
  }
}
