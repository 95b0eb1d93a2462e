package dev.promirror.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * Whether Stripe has what the owner wrote.
 *
 * @param kind {@code in-sync}, {@code pending}, {@code failed} or {@code drifted}
 * @param label the state in a word or two
 * @param reason why it failed, in plain words; none otherwise
 * @param retry when it is tried again; none where it isn't
 */
record MirrorView(String kind, String label, @Nullable String reason, @Nullable String retry) {}
