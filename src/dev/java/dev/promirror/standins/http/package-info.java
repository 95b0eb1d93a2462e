/** A small JSON client for the programs of a desk. */
@NullMarked
package dev.promirror.standins.http;

import org.jspecify.annotations.NullMarked;
