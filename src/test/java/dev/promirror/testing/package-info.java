/** The world the gateway's tests run in. */
@NullMarked
package dev.promirror.testing;

import org.jspecify.annotations.NullMarked;
