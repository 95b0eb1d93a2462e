@NullMarked
package dev.promirror.promotion.wishes;

import org.jspecify.annotations.NullMarked;
