/** Coupons and promo codes, by rules and over HTTP. */
@NullMarked
package dev.promirror.promotion;

import org.jspecify.annotations.NullMarked;
