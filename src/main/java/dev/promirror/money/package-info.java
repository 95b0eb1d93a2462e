/** Amounts as minor units with their currency, percentages, and splitting without a lost unit. */
@NullMarked
package dev.promirror.money;

import org.jspecify.annotations.NullMarked;
