/** The stand-ins' process, tried. */
@NullMarked
package dev.promirror.standins;

import org.jspecify.annotations.NullMarked;
