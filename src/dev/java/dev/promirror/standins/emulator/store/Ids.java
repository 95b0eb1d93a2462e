package dev.promirror.standins.emulator.store;

import java.util.SplittableRandom;

/** Ids and positions from a counter: the same seed and the same calls give the same ids. */
final class Ids {
  private static final String LETTERS =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final long seed;
  private long count;

  Ids(long seed) {
    this.seed = seed;
  }

  long count() {
    return count;
  }

  void reset(long to) {
    count = to;
  }

  long position() {
    return ++count;
  }

  /** Random letters and digits that no other call gets. */
  String text(int length) {
    count++;
    var random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + count);
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
