@NullMarked
package dev.promirror.mirror.plan;

import org.jspecify.annotations.NullMarked;
