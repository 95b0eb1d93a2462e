package dev.promirror.standins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The file that tells a gateway where everything is. */
public final class GatewayProperties {
  private GatewayProperties() {}

  /** Publishes the settings all at once: a reader sees the file whole or not at all. */
  static void write(Path file, Map<String, String> settings) {
    StringBuilder text = new StringBuilder("# Written by the stand-ins at each start.\n");
    new TreeMap<>(settings).forEach((key, value) -> text.append(key + "=" + value + "\n"));
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads what was published. */
  public static Properties read(Path file) {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
