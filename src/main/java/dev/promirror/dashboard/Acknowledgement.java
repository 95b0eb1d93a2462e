package dev.promirror.dashboard;

/**
 * A rule that Stripe can't hold, and whether the owner knows.
 *
 * @param rule its name in the API
 * @param label what it is called
 * @param note what it means
 */
record Acknowledgement(String rule, String label, String note, boolean known) {}
