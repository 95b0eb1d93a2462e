/** The plan and its execution. */
@NullMarked
package dev.promirror.mirror;

import org.jspecify.annotations.NullMarked;
