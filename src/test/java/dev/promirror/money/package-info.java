/** Amounts, percentages and splitting. */
@NullMarked
package dev.promirror.money;

import org.jspecify.annotations.NullMarked;
