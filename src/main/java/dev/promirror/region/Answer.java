package dev.promirror.region;

import org.jspecify.annotations.Nullable;

/**
 * An answer that can be given again.
 *
 * @param status the HTTP status
 * @param location the address of what was made, if something was
 * @param etag the entity tag, if the answer is a single resource
 * @param body JSON
 * @param replayed whether this is an earlier answer
 */
public record Answer(
    int status, @Nullable String location, @Nullable String etag, String body, boolean replayed) {}
