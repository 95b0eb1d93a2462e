/** The main job from end to end, over HTTP. */
@NullMarked
package dev.promirror.journey;

import org.jspecify.annotations.NullMarked;
