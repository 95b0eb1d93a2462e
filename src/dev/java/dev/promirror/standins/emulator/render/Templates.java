package dev.promirror.standins.emulator.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The bodies of {@code stripe-fixtures/__files}: what a new object of each type starts from. */
public final class Templates {
  private final Map<String, ObjectNode> byName = new HashMap<>();

  /** Reads every template of a fixtures folder. */
  public Templates(Path fixtures) {
    Path folder = fixtures.resolve("__files");
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".json"))
          .forEach(file -> byName.put(name(folder, file), read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("No fixtures in " + fixtures.toAbsolutePath(), e);
    }
  }

  /** A fresh copy of a template, such as {@code coupon}. */
  public ObjectNode of(String name) {
    var template = byName.get(name);
    if (template == null) {
      throw new IllegalStateException("stripe-fixtures/__files has no " + name + ".json");
    }
    return template.deepCopy();
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/').replace(".json", "");
  }

  private static ObjectNode read(Path file) {
    try {
      return Json.read(
          Files.readString(file), () -> new IllegalStateException(file + " is no JSON object"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
