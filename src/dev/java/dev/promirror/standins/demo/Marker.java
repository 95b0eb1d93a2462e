package dev.promirror.standins.demo;

import dev.promirror.standins.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Kept in the data folder: whether the demo's seeding has begun, and whether it was finished. */
public enum Marker {
  /** Nobody tried. */
  ABSENT,
  /** It runs, or a crash cut it off. */
  BEGAN,
  /** The world has its demo, or has other content and shall have none. */
  FINISHED;

  private static Path file(DataFolder folder) {
    return folder.file("demo.properties");
  }

  /** What the folder says. */
  public static Marker of(DataFolder folder) {
    if (!Files.exists(file(folder))) {
      return ABSENT;
    }
    try {
      return valueOf(Files.readString(file(folder)).strip().replace("state=", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void writeTo(DataFolder folder) {
    try {
      Files.writeString(file(folder), "state=" + this + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
