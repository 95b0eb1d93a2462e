/** Tests of our own limiter. */
@NullMarked
package dev.promirror.stripe.limits;

import org.jspecify.annotations.NullMarked;
