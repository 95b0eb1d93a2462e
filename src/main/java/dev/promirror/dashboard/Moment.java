package dev.promirror.dashboard;

/**
 * A point in time as a page shows it.
 *
 * @param iso for machines, RFC 3339 in UTC, or a date alone
 * @param words for people, in the community's zone
 */
record Moment(String iso, String words) {}
