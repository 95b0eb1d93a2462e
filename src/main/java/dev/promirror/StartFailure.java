package dev.promirror;

import dev.promirror.region.MisconfiguredRegion;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Why the gateway didn't start: one line where an operator can act on it, else all there is. */
final class StartFailure {

  private static final String INTRODUCTION = "The gateway doesn't start: ";

  /** Classes of SQLSTATE: connection exception, invalid authorization, invalid catalog name. */
  private static final Set<String> CLOSED = Set.of("08", "28", "3D");

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
          case ConfigurationException configuration -> configuration.getMessage();
          case QuarkusBindException taken ->
              "port " + taken.getPort() + " is taken by another program";
          case FlywayException migration when isClosed(migration.getCause()) ->
              firstLine(migration);
          case SQLException database when isClosed(database) ->
              "a database can't be used: " + firstLine(database);
          default -> null;
        });
  }

  private static String problems(ConfigValidationException configuration) {
    return IntStream.range(0, configuration.getProblemCount())
        .mapToObj(configuration::getProblem)
        .map(ConfigValidationException.Problem::getMessage)
        .collect(Collectors.joining("; "));
  }

  /** Whether a database can't be reached, doesn't let us in, or isn't there. */
  private static boolean isClosed(@Nullable Throwable cause) {
    return cause instanceof SQLException database
        && database.getSQLState() != null
        && CLOSED.contains(database.getSQLState().substring(0, 2));
  }

  private static String firstLine(Throwable cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
