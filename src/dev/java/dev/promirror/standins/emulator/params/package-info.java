/**
 * What a request says: form values, the typed checks Stripe makes of them, and its way of refusing.
 */
@NullMarked
package dev.promirror.standins.emulator.params;

import org.jspecify.annotations.NullMarked;
