package dev.promirror.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shipped is what was meant to be: changed on purpose, in the lists, or not at all. */
class ProductionArtifactIT {
  private static final Path ARTIFACT = ProductionArtifact.folder();
  private static final Pattern STANDS_IN =
      Pattern.compile(
          "standins|wiremock|zonky|mock-?oauth2|embedded-?postgres|/demo/",
          Pattern.CASE_INSENSITIVE);

  @Test
  void everyJarIsOnTheList() throws IOException {
    Set<String> shipped = new TreeSet<>();
    for (Path jar : jars(ARTIFACT.resolve("lib"))) {
      shipped.add(withoutVersion(jar.getFileName().toString()));
    }
    Set<String> meant = list("production-jars.txt");
    assertEquals(Set.of(), without(shipped, meant), "shipped, but not on the list");
    assertEquals(Set.of(), without(meant, shipped), "on the list, but not shipped any more");
  }

  private static Set<String> without(Set<String> names, Set<String> others) {
    Set<String> rest = new TreeSet<>(names);
    rest.removeAll(others);
    return rest;
  }

  @Test
  void everyClassOfOursIsInARoom() throws IOException {
    Set<String> rooms = list("production-packages.txt");
    List<String> elsewhere = new ArrayList<>();
    for (Path jar : ours()) {
      entries(jar)
          .filter(entry -> entry.startsWith("dev/promirror/") && entry.endsWith(".class"))
          .filter(entry -> !rooms.contains(room(entry)))
          .forEach(elsewhere::add);
    }
    assertEquals(List.of(), elsewhere);
  }

  @Test
  void nothingStandsInForAnything() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path jar : ours()) {
      entries(jar).filter(entry -> STANDS_IN.matcher(entry).find()).forEach(found::add);
    }
    for (Path jar : jars(ARTIFACT)) {
      if (STANDS_IN.matcher(jar.getFileName().toString()).find()) {
        found.add(jar.toString());
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void theArtifactHoldsTheGateway() throws IOException {
    List<String> classes = new ArrayList<>();
    for (Path jar : ours()) {
      entries(jar).forEach(classes::add);
    }
    assertTrue(classes.contains("dev/promirror/money/Money.class"), "looked in the wrong place");
    assertFalse(list("production-packages.txt").contains("dev.promirror.standins"));
  }

  /** {@code dev/promirror/usage/rest/X.class} is in the room {@code dev.promirror.usage}. */
  private static String room(String entry) {
    String[] names = entry.split("/", -1);
    return names.length == 3 ? "dev.promirror" : "dev.promirror." + names[2];
  }

  /** Native libraries differ from machine to machine: their platform is no part of the name. */
  private static String withoutVersion(String jar) {
    return jar.replaceFirst("-[0-9][^/]*\\.jar$", "").replaceFirst("\\.native-.*$", ".native");
  }

  private static List<Path> ours() throws IOException {
    return Stream.concat(
            jars(ARTIFACT.resolve("app")).stream(), jars(ARTIFACT.resolve("quarkus")).stream())
        .toList();
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static Stream<String> entries(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().map(entry -> entry.getName()).toList().stream();
    }
  }

  private static Set<String> list(String name) throws IOException {
    return Files.readAllLines(Path.of("src/test/resources", name)).stream()
        .filter(line -> !line.isBlank())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
