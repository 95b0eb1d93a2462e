package dev.promirror.standins.emulator.calls;

import dev.promirror.standins.emulator.params.StripeRefusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Tells API versions from what only looks like one. */
final class Versions {
  /** What a call without a version gets. */
  static final String CURRENT = "2026-07-29.dahlia";

  private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:\\.([a-z]+))?");

  /** When the releases of each name began; until the first, versions were bare dates. */
  private static final TreeMap<String, String> NAMES =
      new TreeMap<>(
          Map.of(
              "2011-01-01", "",
              "2024-09-30", "acacia",
              "2025-03-31", "basil",
              "2025-09-30", "clover",
              "2026-03-25", "dahlia"));

  private Versions() {}

  /**
   * Refuses a version Stripe never had; what follows a semicolon names previews. A named version
   * later than this one's is taken, as the newest clients send it and nobody here knows which there
   * are, but none that is later than today.
   */
  static void check(String header, Instant today) {
    String version = header.split(";", 2)[0].strip();
    var parts = FORM.matcher(version);
    if (!parts.matches()
        || !exists(parts.group(1), parts.group(2) == null ? "" : parts.group(2), today)) {
      throw StripeRefusal.invalid(null, "Invalid Stripe API version: " + version);
    }
  }

  private static boolean exists(String date, String name, Instant today) {
    var begun = NAMES.floorEntry(date);
    try {
      LocalDate.parse(date);
    } catch (DateTimeException e) {
      return false;
    }
    if (date.compareTo(CURRENT) > 0) {
      return !name.isEmpty()
          && name.compareTo("dahlia") >= 0
          && date.compareTo(today.plus(1, ChronoUnit.DAYS).toString()) < 0;
    }
    return begun != null && begun.getValue().equals(name);
  }
}
