/** Keeping the connected account equal to what owners wrote: detect, plan, apply. */
@NullMarked
package dev.promirror.mirror;

import org.jspecify.annotations.NullMarked;
