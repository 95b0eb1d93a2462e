/** Measurements, as ratios within one run: {@code ./dev bench NAME}. */
@NullMarked
package dev.promirror.bench;

import org.jspecify.annotations.NullMarked;
