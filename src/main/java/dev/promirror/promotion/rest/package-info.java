/** The API of coupons and promo codes: parse, call, render. */
@NullMarked
package dev.promirror.promotion.rest;

import org.jspecify.annotations.NullMarked;
