package dev.promirror.stripe.limits;

/**
 * One of Stripe's buckets.
 *
 * @param name unique within a platform
 * @param ceiling calls a second, never to be exceeded
 */
record Scope(String name, int ceiling) {

  static final String PLATFORM = "platform";
  private static final String ACCOUNT = "account ";

  /** The bucket of a connected account. */
  static String account(String id) {
    return ACCOUNT + id;
  }

  /** The bucket of an owner's endpoint. */
  static String endpoint(String owner, String endpoint) {
    return owner + " " + endpoint;
  }

  static boolean isOfPlatform(String name) {
    return name.startsWith(PLATFORM);
  }

  static boolean isEndpoint(String name) {
    return name.indexOf(' ', name.startsWith(ACCOUNT) ? ACCOUNT.length() : 0) >= 0;
  }

  /** Where a bucket that nobody used begins; low, but a lone edit's calls hardly meet it. */
  int low() {
    return Math.min(ceiling, Math.max(ceiling / 4, 10));
  }
}
