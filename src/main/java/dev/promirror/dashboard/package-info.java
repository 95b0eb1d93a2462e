/** The pages on which owners and staff see, make and stop their community's promo codes. */
@NullMarked
package dev.promirror.dashboard;

import org.jspecify.annotations.NullMarked;
