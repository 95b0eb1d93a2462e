/** Offers, by rules, over HTTP, and in step with the emulator. */
@NullMarked
package dev.promirror.catalog;

import org.jspecify.annotations.NullMarked;
