package dev.promirror.catalog.rest;

import dev.promirror.stripe.MirrorState;
import dev.promirror.stripe.Mirroring;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an object stands to Stripe, in the API. */
public record MirrorJson(
    MirrorState state,
    @Schema(nullable = true) @Nullable String reason,
    @Schema(nullable = true) @Nullable Instant nextAttempt,
    @Schema(nullable = true) @Nullable String stripeId) {

  public static MirrorJson of(Mirroring mirroring, @Nullable String stripeId) {
    return new MirrorJson(mirroring.state(), mirroring.reason(), mirroring.nextAttempt(), stripeId);
  }
}
