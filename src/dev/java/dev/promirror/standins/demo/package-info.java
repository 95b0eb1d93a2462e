/** Fills an empty world with a story, as a client from outside: no row is inserted by hand. */
@NullMarked
package dev.promirror.standins.demo;

import org.jspecify.annotations.NullMarked;
