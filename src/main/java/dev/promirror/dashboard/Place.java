package dev.promirror.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * The community of a page.
 *
 * @param id its id, as addresses carry it
 * @param name as its owner wrote it
 * @param region the region's code, {@code gl} or {@code in}
 * @param regionName the region in words
 * @param zone the time zone of all its dates, such as {@code Asia/Kolkata}
 * @param account the state of its Stripe account; a page that stays open follows a change
 * @param notice what the owner must know about its Stripe account before anything else; none when
 *     all is well
 */
record Place(
    String id,
    String name,
    String region,
    String regionName,
    String zone,
    String account,
    @Nullable Notice notice) {

  /** The address of the community's promo codes. */
  public String home() {
    return "/communities/" + id + "/promo-codes";
  }
}
