package dev.promirror.standins.emulator;

import dev.promirror.standins.emulator.events.Retries;
import dev.promirror.standins.emulator.store.Fact;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
 * @param otherwise the unverified facts about Stripe to take the other way
 * @param network what stands between it and its callers
 * @param retries when a delivery that failed is tried again
 * @param platforms at least one
 */
public record EmulatorOptions(
    int port,
    @Nullable Path journalFolder,
    Path fixtures,
    @Nullable Instant clock,
    long seed,
    Set<Fact> otherwise,
    Network network,
    Retries retries,
    List<Platform> platforms) {
  /** Checked options. */
  public EmulatorOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("no port: " + port);
    }
    if (platforms.isEmpty()) {
      throw new IllegalArgumentException("an emulator needs a platform");
    }
    otherwise = Set.copyOf(otherwise);
    platforms = List.copyOf(platforms);
  }

  /**
   * In memory, on any port, with one global and one Indian platform ({@code gl}, {@code in}); facts
   * are taken as the system property {@code emulator.facts} says: {@code other} switches all. It
   * isn't called {@code promirror.…}: the gateway, in the same JVM, refuses settings of that name
   * that it doesn't know.
   */
  public static EmulatorOptions inMemory(Path fixtures, @Nullable Instant clock) {
    return new EmulatorOptions(
        0,
        null,
        fixtures,
        clock,
        7,
        facts(System.getProperty("emulator.facts", "usual")),
        Network.PLAIN,
        Retries.QUICK,
        List.of(
            Platform.global("gl", "sk_test_emulator_gl"),
            Platform.indian("in", "sk_test_emulator_in")));
  }

  /** The facts to take the other way: none for {@code usual}, all for {@code other}. */
  public static Set<Fact> facts(String way) {
    return switch (way) {
      case "usual" -> Set.of();
      case "other" -> EnumSet.allOf(Fact.class);
      default -> throw new IllegalArgumentException("'usual' or 'other', not " + way);
    };
  }

  /** The same with a journal in this folder. */
  public EmulatorOptions journaledIn(Path folder) {
    return new EmulatorOptions(
        port, folder, fixtures, clock, seed, otherwise, network, retries, platforms);
  }

  /** The same on this port. */
  public EmulatorOptions onPort(int other) {
    return new EmulatorOptions(
        other, journalFolder, fixtures, clock, seed, otherwise, network, retries, platforms);
  }

  /** The same with just these facts taken the other way. */
  public EmulatorOptions otherwise(Set<Fact> facts) {
    return new EmulatorOptions(
        port, journalFolder, fixtures, clock, seed, facts, network, retries, platforms);
  }

  /** The same, trying again like this what fails. */
  public EmulatorOptions retrying(Retries other) {
    return new EmulatorOptions(
        port, journalFolder, fixtures, clock, seed, otherwise, network, other, platforms);
  }

  /** The same behind this network. */
  public EmulatorOptions behind(Network other) {
    return new EmulatorOptions(
        port, journalFolder, fixtures, clock, seed, otherwise, other, retries, platforms);
  }
}
