package dev.promirror.stripe.limits;

import dev.promirror.stripe.Urgency;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A call that waits to be made.
 *
 * @param scopes the buckets it draws on
 * @param end when it gives up, by {@link System#nanoTime()}
 * @param at when it may be made, by the same
 */
record Demand(
    Lane lane, Urgency urgency, List<Scope> scopes, long end, CompletableFuture<Long> at) {

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
