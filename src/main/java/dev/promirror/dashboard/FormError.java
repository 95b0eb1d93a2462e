package dev.promirror.dashboard;

/**
 * A refusal of something typed.
 *
 * @param field the form field it belongs to; empty when it belongs to none
 * @param label what the field is called; empty when there is none
 * @param message what is wrong
 * @param fix what to write instead; may be empty
 */
record FormError(String field, String label, String message, String fix) {}
