package dev.promirror.standins.emulator.calls;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in.
 *
 * @param path without the query
 * @param query without the question mark; empty when there is none
 * @param headers a header's value by name, or null
 */
public record Incoming(
    String method,
    String path,
    String query,
    String body,
    Function<String, @Nullable String> headers) {
  /** A header's value, or null. */
  public @Nullable String header(String name) {
    return headers.apply(name);
  }
}
