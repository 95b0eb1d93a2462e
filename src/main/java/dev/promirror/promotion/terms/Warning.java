package dev.promirror.promotion.terms;

/**
 * Something that is allowed and may still surprise.
 *
 * @param code stable; programs may compare it
 * @param message what will happen and what to do instead, for people
 */
public record Warning(String code, String message) {}
