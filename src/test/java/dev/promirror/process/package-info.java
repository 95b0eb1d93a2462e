/** The production artifact as processes: how they start, die, share a database and stop. */
@NullMarked
package dev.promirror.process;

import org.jspecify.annotations.NullMarked;
