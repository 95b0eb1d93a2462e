package dev.promirror.dashboard;

import java.util.List;

/**
 * What the rules say to a purchase.
 *
 * @param tone {@code good}, {@code bad} or {@code info}
 * @param title the answer
 * @param price what it would cost; empty if nobody can say
 * @param lines which charges are discounted, offer by offer
 * @param rules every one, in the order they are asked
 * @param refused whether a goodwill code makes sense
 */
record Explained(
    String tone,
    String title,
    String price,
    List<String> lines,
    List<RuleLine> rules,
    boolean refused) {}
