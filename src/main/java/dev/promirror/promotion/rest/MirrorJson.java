package dev.promirror.promotion.rest;

import dev.promirror.promotion.MirrorState;
import dev.promirror.promotion.Mirroring;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an object stands to Stripe, in the API. */
record MirrorJson(
    MirrorState state,
    @Nullable String reason,
    @Nullable Instant nextAttempt,
    @Nullable String stripeId) {

  static MirrorJson of(Mirroring mirroring, @Nullable String stripeId) {
    return new MirrorJson(mirroring.state(), mirroring.reason(), mirroring.nextAttempt(), stripeId);
  }
}
