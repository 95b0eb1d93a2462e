package dev.promirror.stripe.limits;

/**
 * What a replica wants of a bucket.
 *
 * @param edits calls somebody waits for
 * @param bulks calls of bulk work
 */
record Ask(Scope scope, int edits, int bulks) {}
