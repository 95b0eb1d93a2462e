/** Time that can be moved, what falls due in it, and the one way to open a change. */
@NullMarked
package dev.promirror.standins.emulator.clock;

import org.jspecify.annotations.NullMarked;
