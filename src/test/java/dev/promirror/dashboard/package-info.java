/** The pages, in words and in a browser. */
@NullMarked
package dev.promirror.dashboard;

import org.jspecify.annotations.NullMarked;
