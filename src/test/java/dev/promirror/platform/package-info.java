/** The floor. */
@NullMarked
package dev.promirror.platform;

import org.jspecify.annotations.NullMarked;
