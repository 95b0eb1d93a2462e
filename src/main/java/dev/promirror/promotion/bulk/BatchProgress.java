package dev.promirror.promotion.bulk;

/**
 * What became of a batch's codes so far; each figure is counted from their rows.
 *
 * @param made that are there
 * @param mirrored of which Stripe is as wanted
 * @param failed that Stripe refused
 * @param used that somebody has used
 */
public record BatchProgress(long made, long mirrored, long failed, long used) {}
