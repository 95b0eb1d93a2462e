/** Many promo codes at once: made as one job, brought in by a file, cancelled together. */
@NullMarked
package dev.promirror.promotion.bulk;

import org.jspecify.annotations.NullMarked;
