/** The network's own ways to fail, in front of an emulator that is up. */
@NullMarked
package dev.promirror.standins.emulator.relay;

import org.jspecify.annotations.NullMarked;
