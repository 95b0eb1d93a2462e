package dev.promirror.dashboard;

/**
 * One day of the chart.
 *
 * @param day in the community's zone
 * @param shortDay as the chart's axis shows it
 * @param uses how often the code was used on it
 */
record DayUses(Moment day, String shortDay, long uses) {}
