package dev.promirror.usage;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A sale a promo code was in, in minor units of its currency.
 *
 * @param kind {@code ONE_TIME}, {@code FIRST}, {@code RENEWAL} or {@code OTHER}
 * @param discount what the code took off
 * @param charged what was charged for the whole sale
 * @param email who bought; null once erased or unknown; masked in texts
 */
public record Redemption(
    String sale,
    String kind,
    Instant occurredAt,
    String currency,
    long discount,
    long charged,
    @Schema(nullable = true) @Nullable String email) {

  @Override
  public String toString() {
    return "Redemption[" + sale + "]";
  }
}
