/**
 * What discounts will come to: of a basket, of the charges to come, of a change of plan. Pure: no
 * storage, no clock, no network. Everything here is an estimate; booked amounts are Stripe's.
 */
@NullMarked
package dev.promirror.promotion.preview;

import org.jspecify.annotations.NullMarked;
