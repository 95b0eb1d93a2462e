/** Coupons and promo codes, by rules and over HTTP. */
@NullMarked
package dev.promirror.promotion.rules;

import org.jspecify.annotations.NullMarked;
