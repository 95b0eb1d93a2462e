/** Starting the gateway in dev mode, beside its stand-ins. Never shipped. */
@NullMarked
package dev.promirror.dev;

import org.jspecify.annotations.NullMarked;
