package dev.promirror.standins.emulator;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an emulator is started.
 *
 * @param port where it listens on 127.0.0.1; 0 takes any free one
 * @param journalFolder where its state is kept; null keeps it in memory
 * @param fixtures the folder {@code stripe-fixtures}
 * @param clock where its clock stands in a new world, not ahead of the wall clock; null lets it
 *     follow the wall clock
 * @param seed the same seed and the same calls give the same ids
 * @param platforms at least one
 */
public record EmulatorOptions(
    int port,
    @Nullable Path journalFolder,
    Path fixtures,
    @Nullable Instant clock,
    long seed,
    List<Platform> platforms) {
  /** Checked options. */
  public EmulatorOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("no port: " + port);
    }
    if (platforms.isEmpty()) {
      throw new IllegalArgumentException("an emulator needs a platform");
    }
    platforms = List.copyOf(platforms);
  }

  /** In memory, on any port, with one global and one Indian platform ({@code gl}, {@code in}). */
  public static EmulatorOptions inMemory(Path fixtures, @Nullable Instant clock) {
    return new EmulatorOptions(
        0,
        null,
        fixtures,
        clock,
        7,
        List.of(
            Platform.global("gl", "sk_test_emulator_gl"),
            Platform.indian("in", "sk_test_emulator_in")));
  }

  /** The same with a journal in this folder. */
  public EmulatorOptions journaledIn(Path folder) {
    return new EmulatorOptions(port, folder, fixtures, clock, seed, platforms);
  }

  /** The same on this port. */
  public EmulatorOptions onPort(int other) {
    return new EmulatorOptions(other, journalFolder, fixtures, clock, seed, platforms);
  }
}
