package dev.promirror.standins.emulator.store;

import org.jspecify.annotations.Nullable;

/** The request that causes a change; both null for what time or the member does. */
public record Origin(@Nullable String requestId, @Nullable String idempotencyKey) {
  /** Not caused by a request. */
  public static final Origin NONE = new Origin(null, null);
}
