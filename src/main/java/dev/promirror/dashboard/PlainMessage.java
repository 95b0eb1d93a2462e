package dev.promirror.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * A page that only says something: signed out, not found, not allowed, failed.
 *
 * @param kind names its picture: {@code out}, {@code lost} or {@code broken}
 * @param title one short sentence
 * @param text what it means and what to do
 * @param label the text of the way on
 * @param href the way on
 * @param reference what to tell support; none where there is nothing to look up
 */
record PlainMessage(
    String kind,
    String title,
    String text,
    String label,
    String href,
    @Nullable String reference) {}
