/** The sign-in stand-in, tried. */
@NullMarked
package dev.promirror.standins.signin;

import org.jspecify.annotations.NullMarked;
