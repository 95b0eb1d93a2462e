/**
 * What owners can say with coupons and promo codes: values that are valid or not built, without
 * storage, clock or network.
 */
@NullMarked
package dev.promirror.promotion.terms;

import org.jspecify.annotations.NullMarked;
