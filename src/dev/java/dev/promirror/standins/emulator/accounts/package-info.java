/** What Stripe knows of a connected account: who reaches it, what it may do, what it still owes. */
@NullMarked
package dev.promirror.standins.emulator.accounts;

import org.jspecify.annotations.NullMarked;
