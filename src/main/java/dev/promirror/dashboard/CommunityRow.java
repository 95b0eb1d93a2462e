package dev.promirror.dashboard;

/**
 * One of a person's communities.
 *
 * @param place the community
 * @param account its Stripe account's state
 */
record CommunityRow(Place place, Badge account) {}
