package dev.promirror.standins.emulator;

/**
 * A Stripe platform account.
 *
 * @param name how the control API calls it, such as {@code gl}
 * @param secretKey what its callers authorise with
 * @param indian whether it opens Indian accounts, and only those; every other platform opens all
 *     but Indian ones
 */
public record Platform(String name, String secretKey, boolean indian) {
  /** A platform with a name and a key. */
  public Platform {
    if (!name.matches("[a-z0-9-]{1,40}") || secretKey.isBlank()) {
      throw new IllegalArgumentException(
          "a platform needs a name of a-z, 0-9, - and a key: " + name);
    }
  }

  /** A platform anywhere but in India. */
  public static Platform global(String name, String secretKey) {
    return new Platform(name, secretKey, false);
  }

  /** A platform in India. */
  public static Platform indian(String name, String secretKey) {
    return new Platform(name, secretKey, true);
  }

  @Override
  public String toString() {
    return "Platform[" + name + "]";
  }
}
