package dev.promirror.platform;

/**
 * One fault of a request.
 *
 * @param field a JSON pointer into the body, or {@code query:name}, {@code path:name}, {@code
 *     header:name}
 * @param code stable; programs may compare it
 * @param message what is wrong, for people
 * @param fix what to do about it, for people
 */
public record FieldError(String field, String code, String message, String fix) {}
