package dev.promirror.region;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a community's payment data lives, for good: one database, one Stripe platform, one set of
 * secrets each. Its {@link #code()} is used everywhere: ids, paths, JSON, configuration.
 */
public enum Region {
  /** Everywhere but India. */
  GL,
  /** India: payment data is stored nowhere else (RBI circular of 6 April 2018). */
  IN;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** {@code gl} or {@code in}; also the name of the region's data source. */
  public String code() {
    return code;
  }

  /** The region of a code, if it is one. */
  public static Optional<Region> parse(String code) {
    return Arrays.stream(values()).filter(region -> region.code.equals(code)).findFirst();
  }

  @Override
  public String toString() {
    return code;
  }
}
