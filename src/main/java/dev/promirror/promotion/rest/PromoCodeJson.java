package dev.promirror.promotion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.promirror.catalog.rest.MirrorJson;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Origin;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromoCodeState;
import dev.promirror.promotion.PromoCodeView;
import dev.promirror.promotion.Uses;
import dev.promirror.promotion.terms.CasePolicy;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Door;
import dev.promirror.promotion.terms.Enforcement;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.SoldOffer;
import dev.promirror.promotion.terms.Warnings;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A promo code in the API.
 *
 * @param coupon of its first step
 * @param limit of its first step
 * @param then the further steps, if there are any
 * @param currentCoupon of the step its uses have reached
 * @param remaining of all steps; null is unlimited
 * @param notes what it says at Stripe that has no words here
 * @param timesRedeemed Stripe's own count
 */
@Schema(examples = Examples.PROMO_CODE)
record PromoCodeJson(
    String id,
    String coupon,
    String code,
    CasePolicy casePolicy,
    String name,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String channel,
    Door door,
    boolean draft,
    boolean active,
    @Schema(nullable = true) @Nullable Long limit,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<StepJson> then,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DeadlineJson startsAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DeadlineJson expiresAt,
    ConditionsJson conditions,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String customer,
    boolean firstPurchaseOnly,
    List<String> acknowledged,
    Origin origin,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> notes,
    PromoCodeState state,
    MirrorJson mirror,
    String currentCoupon,
    long uses,
    @Schema(nullable = true) @Nullable Long remaining,
    long timesRedeemed,
    List<Uses.Total> totals,
    List<WarningJson> warnings,
    List<EnforcementJson> enforcement,
    Instant createdAt,
    long revision) {

  static PromoCodeJson of(PromoCodeView view, Collection<SoldOffer> offers, Instant now) {
    PromoCode code = view.code();
    PromoCodeTerms terms = code.terms();
    List<CouponTerms> coupons = view.steps().stream().map(Coupon::terms).toList();
    return new PromoCodeJson(
        code.id(),
        terms.steps().getFirst().coupon(),
        terms.code().text(),
        terms.casePolicy(),
        terms.name(),
        terms.channel(),
        terms.door(),
        terms.draft(),
        terms.active(),
        terms.steps().getFirst().uses(),
        StepJson.then(terms.steps()),
        DeadlineJson.of(terms.starts()),
        DeadlineJson.of(terms.expires()),
        ConditionsJson.of(terms.conditions()),
        terms.customer(),
        terms.firstPurchaseOnly(),
        List.copyOf(terms.acknowledged()),
        code.fromStripe().origin(),
        code.fromStripe().notes().isEmpty() ? null : code.fromStripe().notes(),
        view.state(),
        MirrorJson.of(code.mirroring(), view.stripeId().orElse(null)),
        code.couponId(),
        view.figures().uses(),
        view.remaining().orElse(null),
        code.timesRedeemed(),
        view.figures().totals(),
        WarningJson.of(Warnings.of(terms, coupons, offers, now)),
        EnforcementJson.of(Enforcement.of(terms, coupons, offers)),
        code.createdAt(),
        code.revision());
  }
}
