/** Many promo codes at once, with storage and an emulated Stripe. */
@NullMarked
package dev.promirror.promotion.bulk;

import org.jspecify.annotations.NullMarked;
