package dev.promirror.dashboard;

/**
 * Who sees to something that was said.
 *
 * @param label what it is called
 * @param by who, in words
 * @param note what that means
 */
record Enforced(String label, String by, String note) {}
