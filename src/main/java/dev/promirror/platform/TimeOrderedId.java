package dev.promirror.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * Makes ids of 26 characters that sort by the millisecond they were made in and can't be guessed:
 * 48 bits of time, then 80 random bits, in Crockford's base 32 in lower case (as a ULID).
 */
@ApplicationScoped
public class TimeOrderedId {

  /** The regular expression of such an id. */
  public static final String FORM = "[0-9a-hjkmnp-tv-z]{26}";

  private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final int TIME_CHARACTERS = 10;
  private static final int LENGTH = 26;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  TimeOrderedId(Clock clock) {
    this.clock = clock;
  }

  /** The next id. */
  public String next() {
    char[] id = new char[LENGTH];
    long time = clock.millis();
    for (int i = TIME_CHARACTERS - 1; i >= 0; i--) {
      id[i] = ALPHABET[(int) (time & 31)];
      time >>>= 5;
    }
    byte[] bits = new byte[LENGTH - TIME_CHARACTERS];
    random.nextBytes(bits);
    for (int i = 0; i < bits.length; i++) {
      id[TIME_CHARACTERS + i] = ALPHABET[bits[i] & 31];
    }
    return new String(id);
  }
}
