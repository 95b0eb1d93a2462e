package dev.promirror.standins.emulator;

import dev.promirror.standins.emulator.events.Retries;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** The emulator alone, as a process of its own. */
public final class Main {
  private static final Set<String> KNOWN =
      Set.of(
          "--port",
          "--seed",
          "--clock",
          "--data",
          "--fixtures",
          "--stripe",
          "--relay-port",
          "--rates",
          "--retries");
  private static final String USAGE =
      "Arguments: --port 12111 --seed 7 --clock 2026-01-01T00:00:00Z --data folder --fixtures"
          + " stripe-fixtures --stripe usual --relay-port 12112 --rates off --retries quick; all may be left out.";

  private Main() {}

  /**
   * Runs until it is stopped; exit code 2 for arguments that make no sense, 1 if it can't start.
   */
  public static void main(String[] arguments) throws InterruptedException {
    EmulatorOptions options;
    try {
      options = options(arguments);
    } catch (RuntimeException e) {
      System.err.println(e.getMessage() + "\n" + USAGE);
      System.exit(2);
      return;
    }
    StripeEmulator emulator;
    try {
      emulator = StripeEmulator.start(options);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    } catch (IllegalStateException | UncheckedIOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(emulator::close));
    System.out.printf(
        "Stripe emulator ready at %s (control page %s/_control; keys %s)%n",
        emulator.url(),
        emulator.url(),
        String.join(", ", options.platforms().stream().map(Platform::secretKey).toList()));
    new CountDownLatch(1).await();
  }

  private static EmulatorOptions options(String[] arguments) {
    Map<String, String> given = new TreeMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!KNOWN.contains(arguments[i]) || i + 1 == arguments.length) {
        throw new IllegalArgumentException("Not understood: " + arguments[i]);
      }
      given.put(arguments[i], arguments[i + 1]);
    }
    String data = given.get("--data");
    String clock = given.get("--clock");
    String relay = given.get("--relay-port");
    return new EmulatorOptions(
        Math.toIntExact(number(given, "--port", 12111)),
        data == null ? null : Path.of(data),
        Path.of(given.getOrDefault("--fixtures", "stripe-fixtures")),
        clock == null ? null : instant(clock),
        number(given, "--seed", 7),
        EmulatorOptions.facts(given.getOrDefault("--stripe", "usual")),
        new Network(
            relay == null ? null : Math.toIntExact(number(given, "--relay-port", 0)),
            Network.rates(given.getOrDefault("--rates", "off"))),
        Retries.of(given.getOrDefault("--retries", "quick"))
            .orElseThrow(() -> new IllegalArgumentException("--retries is 'quick' or 'stripe'.")),
        List.of(
            Platform.global("gl", "sk_test_emulator_gl"),
            Platform.indian("in", "sk_test_emulator_in")));
  }

  private static long number(Map<String, String> given, String name, long otherwise) {
    String text = given.get(name);
    try {
      return text == null ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is no number: " + text, e);
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "--clock is no time such as 2026-01-01T00:00:00Z: " + text, e);
    }
  }
}
