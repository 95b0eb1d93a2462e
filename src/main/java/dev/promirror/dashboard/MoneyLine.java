package dev.promirror.dashboard;

/**
 * What a code moved in one currency; amounts of different currencies are never added.
 *
 * @param currency ISO 4217
 * @param discount given, formatted
 * @param revenue after discount, formatted
 */
record MoneyLine(String currency, String discount, String revenue) {}
