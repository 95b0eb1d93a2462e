/** The emulator's state: rows in tables, changed as a whole or not at all, and journaled. */
@NullMarked
package dev.promirror.standins.emulator.store;

import org.jspecify.annotations.NullMarked;
