/** Hearing Stripe: verify, store, answer, and only then apply. */
@NullMarked
package dev.promirror.webhook;

import org.jspecify.annotations.NullMarked;
