package dev.promirror.standins;

import dev.promirror.standins.database.RegionDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** Passwords and keys of a world: each is made when first asked for, and kept. */
final class Keys {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;
  private final Properties kept = new Properties();

  Keys(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        kept.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  RegionDatabase.Passwords passwords(String region) {
    return new RegionDatabase.Passwords(
        secret("postgres." + region + ".owner", ""),
        secret("postgres." + region + ".application", ""));
  }

  /** The region's platform key at Stripe. */
  String stripeKey(String region) {
    return secret("stripe." + region + ".key", "sk_test_" + region + "_");
  }

  /**
   * A webhook secret.
   *
   * @param kind {@code connect} or {@code platform}
   */
  String webhookSecret(String region, String kind) {
    return secret("stripe." + region + "." + kind, "whsec_");
  }

  /** Key of the hash that stands for a person of this region. */
  String peopleKey(String region) {
    return secret("people." + region, "");
  }

  /** Thirty-two characters. */
  String signInSecret(String name) {
    return secret("sign-in." + name, "");
  }

  private synchronized String secret(String name, String prefix) {
    String known = kept.getProperty(name);
    if (known != null) {
      return known;
    }
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    String made = prefix + HexFormat.of().formatHex(bytes);
    kept.setProperty(name, made);
    store();
    return made;
  }

  private void store() {
    try {
      if (!Files.exists(file)) {
        var owner =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file, owner);
      }
      try (var writer = Files.newBufferedWriter(file)) {
        kept.store(writer, "Made for this desk only");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
