/** One promotion for many communities, and events out to their own systems. */
@NullMarked
package dev.promirror.campaign;

import org.jspecify.annotations.NullMarked;
