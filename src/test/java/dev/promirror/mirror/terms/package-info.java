@NullMarked
package dev.promirror.mirror.terms;

import org.jspecify.annotations.NullMarked;
