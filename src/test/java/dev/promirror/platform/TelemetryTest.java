package dev.promirror.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing of a payment in logs and metrics. */
class TelemetryTest {

  private static final Pattern CALL = Pattern.compile("LOG\\.[a-z]+\\((.*?)\\);", Pattern.DOTALL);
  private static final Pattern VALUE = Pattern.compile("(?:([a-z_]+)=)?%[a-z]");

  @Test
  void everyValueInALogHasANameOnTheList() throws IOException {
    Set<String> strangers = new TreeSet<>();
    int values = 0;
    for (Path file : sources()) {
      Matcher calls = CALL.matcher(Files.readString(file));
      while (calls.find()) {
        Matcher value = VALUE.matcher(calls.group(1));
        while (value.find()) {
          values++;
          if (value.group(1) == null || !Telemetry.ALLOWED.contains(value.group(1))) {
            strangers.add(file.getFileName() + ": " + value.group());
          }
        }
      }
    }
    assertEquals(Set.of(), strangers);
    assertTrue(values > 5, "the pattern finds the log calls");
  }

  @Test
  void aMetricKeepsOnlyTagsOnTheList() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    registry.config().meterFilter(new MetricNames().onlyAllowedTags());

    registry.counter("promirror.webhooks", "region", "gl", "email", "ana@members.example");

    assertEquals(
        List.of("region"),
        registry.get("promirror.webhooks").counter().getId().getTags().stream()
            .map(tag -> tag.getKey())
            .toList());
  }

  @Test
  void aLoggedFailureHasItsPlaceButNotItsWords() {
    Throwable failure =
        new IllegalStateException(
            "Key (email)=(ana@members.example)", new IllegalArgumentException("4242"));
    StringWriter text = new StringWriter();

    Telemetry.withoutMessages(failure).printStackTrace(new PrintWriter(text));

    assertTrue(text.toString().contains("java.lang.IllegalStateException"));
    assertTrue(text.toString().contains("TelemetryTest"));
    assertFalse(text.toString().contains("ana@members.example"));
    assertFalse(text.toString().contains("4242"));
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
