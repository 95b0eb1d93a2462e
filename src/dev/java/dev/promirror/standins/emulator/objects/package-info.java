/** Stripe's resources, one class each, and their routes. */
@NullMarked
package dev.promirror.standins.emulator.objects;

import org.jspecify.annotations.NullMarked;
