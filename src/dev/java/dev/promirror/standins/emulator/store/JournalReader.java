package dev.promirror.standins.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a journal's complete lines. */
final class JournalReader {
  private JournalReader() {}

  /** Hands on every complete line and returns where the last one ends, in bytes. */
  static long read(Path path, Consumer<ObjectNode> replay) throws IOException {
    long end = 0;
    var line = new ByteArrayOutputStream();
    try (var in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      for (int read = in.read(); read >= 0; read = in.read()) {
        if (read != '\n') {
          line.write(read);
          continue;
        }
        String text = line.toString(StandardCharsets.UTF_8);
        long at = end;
        replay.accept(
            Json.read(text, () -> new IllegalStateException(path + " is damaged at byte " + at)));
        end += line.size() + 1;
        line.reset();
      }
    }
    return end;
  }
}
