package dev.promirror.promotion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.promirror.catalog.rest.MirrorJson;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromoCodeState;
import dev.promirror.promotion.PromoCodeView;
import dev.promirror.promotion.Uses;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promo code in the API.
 *
 * @param remaining null is unlimited
 * @param timesRedeemed Stripe's own count
 */
record PromoCodeJson(
    String id,
    String coupon,
    String code,
    String name,
    boolean active,
    @Nullable Long limit,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DeadlineJson expiresAt,
    PromoCodeState state,
    MirrorJson mirror,
    long uses,
    @Nullable Long remaining,
    long timesRedeemed,
    List<Uses.Total> totals,
    Instant createdAt,
    long revision) {

  static PromoCodeJson of(PromoCodeView view) {
    PromoCode code = view.code();
    return new PromoCodeJson(
        code.id(),
        code.couponId(),
        code.code(),
        code.name(),
        code.isWantedActive(),
        code.limit().orElse(null),
        code.expires().map(DeadlineJson::of).orElse(null),
        view.state(),
        MirrorJson.of(code.mirroring(), view.stripeId().orElse(null)),
        view.figures().uses(),
        view.remaining().orElse(null),
        code.timesRedeemed(),
        view.figures().totals(),
        code.createdAt(),
        code.revision());
  }
}
