package dev.promirror;

import dev.promirror.region.MisconfiguredRegion;
import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.ConfigValidationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Why the gateway didn't start: one line where an operator can act on it, else all there is. */
final class StartFailure {

  private static final String INTRODUCTION = "The gateway doesn't start: ";

  private StartFailure() {}

  static String describe(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<String> known = known(cause);
      if (known.isPresent()) {
        return INTRODUCTION + known.get();
      }
    }
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return INTRODUCTION + root(failure) + System.lineSeparator() + trace;
  }

  private static Optional<String> known(Throwable cause) {
    return Optional.ofNullable(
        switch (cause) {
          case MisconfiguredRegion region -> region.getMessage();
          case ConfigValidationException configuration -> problems(configuration);
          case QuarkusBindException taken ->
              "port " + taken.getPort() + " is taken by another program";
          default -> null;
        });
  }

  private static String problems(ConfigValidationException configuration) {
    return IntStream.range(0, configuration.getProblemCount())
        .mapToObj(configuration::getProblem)
        .map(ConfigValidationException.Problem::getMessage)
        .collect(Collectors.joining("; "));
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
