package dev.promirror.standins.emulator.store;

/**
 * A row that time must look at.
 *
 * @param at seconds since 1970
 */
public record Due(long at, long position, String scope, String table, String id) {}
