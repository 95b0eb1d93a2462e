package dev.promirror.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * A batch as pages show it.
 *
 * @param path of its page
 * @param pattern of its texts; empty if they came with a file
 * @param madeOf how many of how many are there
 * @param share of those, in percent
 * @param mirrored of which Stripe is as wanted
 * @param mirroredShare of those wanted, in percent
 * @param stopped why not all could be made; null if they could
 * @param mayCancel whether there is something to cancel
 */
record ManyRow(
    String path,
    String name,
    String pattern,
    Badge state,
    String made,
    String madeOf,
    int share,
    String mirrored,
    int mirroredShare,
    String failed,
    String used,
    @Nullable Notice stopped,
    boolean mayCancel) {}
