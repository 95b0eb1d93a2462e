package dev.promirror.standins.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/** Reads a journal's complete lines. */
final class JournalReader {
  private final Path path;
  private final Consumer<ObjectNode> replay;
  private byte[] buffer = new byte[1 << 20];
  private int filled;
  private long end;

  private JournalReader(Path path, Consumer<ObjectNode> replay) {
    this.path = path;
    this.replay = replay;
  }

  /** Hands on every complete line and returns where the last one ends, in bytes. */
  static long read(Path path, Consumer<ObjectNode> replay) throws IOException {
    var reader = new JournalReader(path, replay);
    reader.read();
    return reader.end;
  }

  private void read() throws IOException {
    try (var in = Files.newInputStream(path)) {
      for (int read = in.read(buffer);
          read >= 0;
          read = in.read(buffer, filled, buffer.length - filled)) {
        filled += read;
        take(filled - read);
        makeRoom();
      }
    }
  }

  /** A line longer than the buffer makes it larger. */
  private void makeRoom() {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * filled);
    }
  }

  /** Hands on the lines that end at or behind a place, and keeps the rest. */
  private void take(int from) {
    int start = 0;
    for (int i = from; i < filled; i++) {
      if (buffer[i] == '\n') {
        long at = end;
        replay.accept(
            Json.read(
                buffer,
                start,
                i - start,
                () -> new IllegalStateException(path + " is damaged at byte " + at)));
        end += i + 1 - start;
        start = i + 1;
      }
    }
    filled -= start;
    System.arraycopy(buffer, start, buffer, 0, filled);
  }
}
