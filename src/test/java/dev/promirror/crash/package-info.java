/** The gateway killed at every step of every operation at Stripe: {@code ./dev crash mirror}. */
@NullMarked
package dev.promirror.crash;

import org.jspecify.annotations.NullMarked;
