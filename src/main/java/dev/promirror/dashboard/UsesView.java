package dev.promirror.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * How often a code was used.
 *
 * @param count the number of uses
 * @param shown the same, written for people
 * @param used in words, such as {@code 3 of 20 used}
 * @param left in words, such as {@code 17 left}
 * @param share the part of the limit that is used, 0 to 100; none without a limit
 */
record UsesView(long count, String shown, String used, String left, @Nullable Integer share) {}
