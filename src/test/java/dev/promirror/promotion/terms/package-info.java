/** Coupons and promo codes, by rules and over HTTP. */
@NullMarked
package dev.promirror.promotion.terms;

import org.jspecify.annotations.NullMarked;
