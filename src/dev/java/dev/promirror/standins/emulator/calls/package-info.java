/** A call at the door: whose it is, whether it was made before, and what goes wrong on purpose. */
@NullMarked
package dev.promirror.standins.emulator.calls;

import org.jspecify.annotations.NullMarked;
