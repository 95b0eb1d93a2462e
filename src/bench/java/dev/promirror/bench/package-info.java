/** What only the gateway of benches has. */
@NullMarked
package dev.promirror.bench;

import org.jspecify.annotations.NullMarked;
