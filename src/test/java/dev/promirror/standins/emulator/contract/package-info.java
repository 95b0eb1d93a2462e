/**
 * What the gateway relies on at Stripe, said to any Stripe by stripe-java alone. It runs against
 * the emulator, or against Stripe's own test mode where {@code STRIPE_CONTRACT_KEY}, {@code
 * STRIPE_CONTRACT_URL} and {@code STRIPE_CONTRACT_ACCOUNT} name a key, an address and a connected
 * account that may take payments. Nobody could verify some of Stripe's behaviour; that is not in
 * here.
 */
@NullMarked
package dev.promirror.standins.emulator.contract;

import org.jspecify.annotations.NullMarked;
