package dev.promirror.dashboard;

/**
 * What is said where others of a coupon's codes change with it.
 *
 * @param text how many they are, and some of their names
 * @param here the same in short, beside the coupon's own fields
 */
record SharedCoupon(String text, String here) {}
