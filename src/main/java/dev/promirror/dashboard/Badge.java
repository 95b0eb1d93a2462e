package dev.promirror.dashboard;

/**
 * A state told by text and by shape, never by colour alone.
 *
 * @param kind names the shape and the tone: {@code active}, {@code paused}, {@code exhausted},
 *     {@code expired}, {@code archived}
 * @param label the state in a word
 */
record Badge(String kind, String label) {}
