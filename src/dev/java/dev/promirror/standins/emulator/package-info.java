/**
 * A Stripe of one's own: stateful, with its own clock, its own webhooks and a way to act as the
 * member.
 */
@NullMarked
package dev.promirror.standins.emulator;

import org.jspecify.annotations.NullMarked;
