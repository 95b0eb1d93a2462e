/** What Stripe should have of coupons and promo codes, as pure functions of what owners want. */
@NullMarked
package dev.promirror.mirror.terms;

import org.jspecify.annotations.NullMarked;
