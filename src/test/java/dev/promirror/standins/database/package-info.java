/** The database stand-in, tried. */
@NullMarked
package dev.promirror.standins.database;

import org.jspecify.annotations.NullMarked;
