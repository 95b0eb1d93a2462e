package dev.promirror.standins.emulator.calls;

/** Tokens that come back evenly: as many a second as the bucket holds. */
final class Bucket {
  private static final long SECOND = 1_000_000_000L;

  private final int rate;

  /** Billionths of a token. */
  private long content;

  private long at;

  Bucket(int rate, long now) {
    this.rate = rate;
    this.content = rate * SECOND;
    this.at = now;
  }

  boolean hasOne(long now) {
    long passed = Math.clamp(now - at, 0, SECOND);
    content = Math.min(rate * SECOND, content + passed * rate);
    at = now;
    return content >= SECOND;
  }

  void take() {
    content -= SECOND;
  }
}
