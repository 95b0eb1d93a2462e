/** The demo's story, tried. */
@NullMarked
package dev.promirror.standins.demo;

import org.jspecify.annotations.NullMarked;
