package dev.promirror.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code Stripe-Signature}: {@code t=…,v1=…}, HMAC-SHA256 of {@code t.body} under any active
 * secret, on the raw bytes. Stamps outside five minutes on either side are refused (stripe-java
 * checks the past side alone).
 */
@ApplicationScoped
class Signatures {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAX_HEADER = 4096;

  private final Clock clock;

  Signatures(Clock clock) {
    this.clock = clock;
  }

  boolean valid(@Nullable String header, byte[] body, List<String> secrets) {
    if (header == null || header.length() > MAX_HEADER) {
      return false;
    }
    String stamp = null;
    List<byte[]> given = new ArrayList<>();
    for (String part : header.split(",", -1)) {
      String trimmed = part.strip();
      if (trimmed.startsWith("t=")) {
        stamp = trimmed.substring(2);
      } else if (trimmed.matches("v1=[0-9a-f]{64}")) {
        given.add(HexFormat.of().parseHex(trimmed, 3, trimmed.length()));
      }
    }
    if (stamp == null || !stamp.matches("[0-9]{1,12}") || !isNow(Long.parseLong(stamp))) {
      return false;
    }
    for (String secret : secrets) {
      byte[] expected = sign(secret, stamp, body);
      for (byte[] signature : given) {
        if (MessageDigest.isEqual(expected, signature)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isNow(long stamp) {
    return Math.abs(clock.instant().getEpochSecond() - stamp) <= TOLERANCE.toSeconds();
  }

  private static byte[] sign(String secret, String stamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((stamp + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
