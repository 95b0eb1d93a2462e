/** What stands in for the outside world on a desk: databases, Stripe, sign-in. Never shipped. */
@NullMarked
package dev.promirror.standins;

import org.jspecify.annotations.NullMarked;
