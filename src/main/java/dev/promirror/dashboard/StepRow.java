package dev.promirror.dashboard;

/**
 * A row of the form for a further step.
 *
 * @param number of the step; the code's own coupon is the first
 * @param deal the coupon in words; empty if it isn't known
 */
record StepRow(int number, String coupon, String uses, String deal) {}
