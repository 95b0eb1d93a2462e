/** Our own limiter: Stripe is called more slowly than it allows, counted across replicas. */
@NullMarked
package dev.promirror.stripe.limits;

import org.jspecify.annotations.NullMarked;
