/** The map of the rooms, kept by the build. */
@NullMarked
package dev.promirror.architecture;

import org.jspecify.annotations.NullMarked;
