package dev.promirror.standins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder all data of a desk lives in together. Databases and Stripe's journal tell one story:
 * with a part missing, the others would be believed against nothing, so that is refused.
 */
public record DataFolder(Path root) {
  /** Holds the process id of stand-ins that are ready. */
  static final String READY = "stand-ins.ready";

  /** Files whose presence says that a part is there. */
  private static final List<String> PARTS =
      List.of(
          "keys.properties",
          "postgres-gl/PG_VERSION",
          "postgres-in/PG_VERSION",
          "emulator/emulator.journal");

  /** All that {@code --fresh} clears; logs, programs and the lock stay. */
  private static final List<String> DATA =
      List.of(
          "manifest",
          "keys.properties",
          "sign-in-key.json",
          "people.json",
          "demo.properties",
          "gateway.properties",
          "postgres-gl",
          "postgres-in",
          "emulator");

  public Path file(String name) {
    return root.resolve(name);
  }

  /** What the gateway is told; there while stand-ins run, and stale afterwards. */
  public Path gatewayProperties() {
    return file("gateway.properties");
  }

  /** Whether stand-ins run on this folder, ready or not. */
  public boolean isInUse() {
    FileLock lock = lock();
    if (lock == null) {
      return true;
    }
    try {
      lock.acquiredBy().close();
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether stand-ins said that they are ready; what killed ones said stays until the next start.
   */
  public boolean isReady() {
    return Files.exists(file(READY));
  }

  /** Takes back what killed stand-ins said. */
  public void forgetReady() {
    try {
      Files.deleteIfExists(file(READY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes the folder for this process, until it ends.
   *
   * @return null if other stand-ins have it
   */
  @Nullable FileLock lock() {
    try {
      if (!Files.exists(root)) {
        Files.createDirectories(
            root,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      FileChannel channel =
          FileChannel.open(
              file("stand-ins.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return channel.tryLock();
    } catch (IOException e) {
      throw new CannotStart("The data folder " + root + " can't be used: " + e.getMessage());
    }
  }

  /** Whether nothing is kept here yet. */
  boolean isEmpty() {
    return !Files.exists(file("manifest")) && found().isEmpty();
  }

  private List<String> found() {
    return PARTS.stream().filter(part -> Files.exists(file(part))).toList();
  }

  /**
   * Refuses a folder that holds some parts of a world and lacks others.
   *
   * @throws CannotStart saying which and what to do
   */
  void requireWhole() {
    if (isEmpty()) {
      return;
    }
    List<String> missing = PARTS.stream().filter(part -> !found().contains(part)).toList();
    if (!missing.isEmpty()) {
      throw new CannotStart(
          "%s holds %s but not %s: they belong together. Put back what is missing, or start anew with --fresh (clears all of it)."
              .formatted(root, names(found()), names(missing)));
    }
    if (!Files.exists(file("manifest"))) {
      throw new CannotStart(
          "The first start on %s was interrupted. Start anew with --fresh (clears all of it)."
              .formatted(root));
    }
  }

  private static String names(List<String> parts) {
    return parts.isEmpty()
        ? "a manifest"
        : String.join(", ", parts.stream().map(part -> part.replaceFirst("/.*", "")).toList());
  }

  /** Notes that every part has been made. */
  void writeManifest() {
    try {
      Files.write(file("manifest"), PARTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes all data. Nothing may be running on it. */
  void clear() {
    for (String name : DATA) {
      delete(file(name));
    }
  }

  private static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(path)) {
      for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new CannotStart(path + " can't be deleted: " + e.getMessage());
    }
  }
}
