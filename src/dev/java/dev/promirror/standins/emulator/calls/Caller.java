package dev.promirror.standins.emulator.calls;

/** On whose behalf a call is made: a platform, in one of its accounts or in itself. */
record Caller(String platform, String scope) {}
