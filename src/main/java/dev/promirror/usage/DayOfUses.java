package dev.promirror.usage;

import java.time.LocalDate;

/**
 * A code's figures of one day in the community's zone and one currency, in minor units. Days
 * without any are left out.
 */
public record DayOfUses(
    LocalDate day, String currency, long uses, long renewals, long discount, long revenue) {}
