package dev.promirror.dashboard;

/**
 * A filter that is on, to be taken off.
 *
 * @param label what it filters by
 * @param value what alone is shown
 * @param without the address of the list without it
 */
record Chip(String label, String value, String without) {}
