/** The rules that allow or refuse a promo code: a list that can be read aloud. */
@NullMarked
package dev.promirror.promotion.rules;

import org.jspecify.annotations.NullMarked;
