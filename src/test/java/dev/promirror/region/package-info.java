/** The ground, tried against a real database. */
@NullMarked
package dev.promirror.region;

import org.jspecify.annotations.NullMarked;
