/**
 * The floor everything stands on, without storage: time, ids, problems, paging, callers, telemetry.
 */
@NullMarked
package dev.promirror.platform;

import org.jspecify.annotations.NullMarked;
