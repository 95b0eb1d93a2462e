package dev.promirror.dashboard;

import java.util.List;

/**
 * Offers of one kind to choose from.
 *
 * @param kind as the form carries it
 * @param title what they are, for people
 * @param all whether every one is chosen
 * @param offers in the order of their names
 */
record PickList(String kind, String title, boolean all, List<Choice> offers) {}
