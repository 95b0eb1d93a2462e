package dev.promirror.dashboard;

import java.util.List;

/**
 * A promo code's uses per day.
 *
 * @param ranges how far back one can look
 * @param days oldest first, none left out
 * @param uses all uses of these days
 * @param summary the same in a sentence
 */
record History(List<Choice> ranges, List<DayUses> days, long uses, String summary) {}
