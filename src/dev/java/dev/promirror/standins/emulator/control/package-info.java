/** What Stripe does not have: the clock, the member, faults, and the truth. */
@NullMarked
package dev.promirror.standins.emulator.control;

import org.jspecify.annotations.NullMarked;
