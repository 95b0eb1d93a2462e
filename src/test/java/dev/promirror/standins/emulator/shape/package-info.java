/**
 * Whether JSON has the shape Stripe gives it: by stripe-java's classes and by the declarations of
 * Stripe's npm package.
 */
@NullMarked
package dev.promirror.standins.emulator.shape;

import org.jspecify.annotations.NullMarked;
