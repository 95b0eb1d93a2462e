/** Stripe in our words: a handle per connected account, events, and the family of its failures. */
@NullMarked
package dev.promirror.stripe;

import org.jspecify.annotations.NullMarked;
