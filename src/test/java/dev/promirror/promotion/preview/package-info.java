/** Previews, by tables of cases and by chance. */
@NullMarked
package dev.promirror.promotion.preview;

import org.jspecify.annotations.NullMarked;
