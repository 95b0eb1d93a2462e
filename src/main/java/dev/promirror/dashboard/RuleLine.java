package dev.promirror.dashboard;

import java.util.List;

/**
 * What one rule says.
 *
 * @param kind names the shape: {@code good}, {@code bad} or {@code info}
 * @param verdict in a word
 * @param sentence what has to hold
 * @param values what made it so
 */
record RuleLine(String kind, String verdict, String sentence, List<Fact> values) {}
