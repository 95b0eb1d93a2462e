package dev.promirror.standins.emulator.shape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The npm packages of {@code src/test/npm}, which {@code npm} installs below {@code target}: it
 * takes exactly the version and the checksum the lock file names.
 */
final class NpmPackage {
  private static final Path WANTED = Path.of("src", "test", "npm");
  private static final Path INSTALLED = Path.of("target", "npm");
  private static final List<String> FILES = List.of("package.json", "package-lock.json");

  private NpmPackage() {}

  /** The folder of a package, installed now if it isn't there as wanted. */
  static Path folder(String name) {
    Path folder = INSTALLED.resolve("node_modules").resolve(name);
    try {
      if (!Files.isDirectory(folder) || !asWanted()) {
        install();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder.toAbsolutePath().normalize();
  }

  private static boolean asWanted() throws IOException {
    Path done = INSTALLED.resolve("installed.json");
    return Files.exists(done) && Files.mismatch(done, WANTED.resolve("package-lock.json")) == -1;
  }

  private static void install() throws IOException {
    Files.createDirectories(INSTALLED);
    for (String file : FILES) {
      Files.copy(
          WANTED.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Path log = INSTALLED.resolve("npm.log");
    Process npm;
    try {
      npm =
          new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
              .directory(INSTALLED.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new IOException(
          "The field checks need npm, which reads Stripe's declarations into "
              + INSTALLED
              + ". Install Node.js with npm (Debian: apt-get install npm).",
          e);
    }
    try {
      if (!npm.waitFor(3, TimeUnit.MINUTES) || npm.exitValue() != 0) {
        npm.destroyForcibly();
        throw new IOException("npm ci failed in " + INSTALLED + ":\n" + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    Files.copy(
        INSTALLED.resolve("package-lock.json"),
        INSTALLED.resolve("installed.json"),
        StandardCopyOption.REPLACE_EXISTING);
  }
}
