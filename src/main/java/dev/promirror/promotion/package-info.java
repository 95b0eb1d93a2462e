/** Coupons and promo codes as owners mean them, and what Stripe has of each. */
@NullMarked
package dev.promirror.promotion;

import org.jspecify.annotations.NullMarked;
