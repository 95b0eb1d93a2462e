package dev.promirror.dashboard;

/**
 * One of several things to choose from.
 *
 * @param value as addresses and forms carry it
 * @param label as people read it
 * @param chosen whether it is the present one
 */
record Choice(String value, String label, boolean chosen) {}
