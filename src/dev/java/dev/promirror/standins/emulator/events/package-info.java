/** What happened, and telling the registered endpoints until they have heard it. */
@NullMarked
package dev.promirror.standins.emulator.events;

import org.jspecify.annotations.NullMarked;
