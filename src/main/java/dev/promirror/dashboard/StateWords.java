package dev.promirror.dashboard;

import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromoCodeState;
import dev.promirror.stripe.MirrorState;
import dev.promirror.stripe.Mirroring;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a code is to its owner and at Stripe, in a word or two.
 *
 * @param messages the wording
 * @param moments the community's clock
 */
record StateWords(FactMessages messages, MomentWords moments) {

  /** Whether it can be used. */
  Badge of(PromoCodeState state) {
    return switch (state) {
      case DRAFT -> new Badge("draft", messages.draft());
      case SCHEDULED -> new Badge("scheduled", messages.scheduled());
      case ACTIVE -> new Badge("active", messages.active());
      case PAUSED -> new Badge("paused", messages.paused());
      case EXHAUSTED -> new Badge("exhausted", messages.exhausted());
      case EXPIRED -> new Badge("expired", messages.expired());
      case ARCHIVED -> new Badge("archived", messages.archived());
    };
  }

  /** Whether Stripe has it. A code can't be there without its coupon, so a failed one shows. */
  MirrorView mirror(PromoCode code, Coupon coupon) {
    boolean couponFailed = coupon.mirroring().state() == MirrorState.FAILED;
    return mirror(couponFailed ? coupon.mirroring() : code.mirroring());
  }

  private MirrorView mirror(Mirroring mirroring) {
    return switch (mirroring.state()) {
      case IN_SYNC -> new MirrorView("in-sync", messages.inSync(), null, null);
      case PENDING -> troubled("pending", messages.pending(), mirroring);
      case FAILED -> troubled("failed", messages.failed(), mirroring);
      case DRIFTED -> troubled("drifted", messages.drifted(), mirroring);
    };
  }

  private MirrorView troubled(String kind, String label, Mirroring mirroring) {
    return new MirrorView(kind, label, mirroring.reason(), retry(mirroring.nextAttempt()));
  }

  private @Nullable String retry(@Nullable Instant next) {
    return next == null ? null : messages.retry(moments.clock(next));
  }
}
