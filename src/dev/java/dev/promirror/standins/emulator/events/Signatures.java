package dev.promirror.standins.emulator.events;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes Stripe's {@code Stripe-Signature} headers; keeps what each secret needs ready. */
final class Signatures {
  private static final String ALGORITHM = "HmacSHA256";

  /** Never fed themselves: each signature takes a copy. */
  private final Map<String, Mac> bySecret = new ConcurrentHashMap<>();

  /**
   * {@code t=…,v1=…}, a {@code v1} for each secret: the HMAC-SHA256 of {@code t.body}; {@code time}
   * is seconds since 1970.
   */
  String header(long time, byte[] body, String... secrets) {
    var header = new StringBuilder("t=").append(time);
    byte[] stamp = (time + ".").getBytes(StandardCharsets.UTF_8);
    for (String secret : secrets) {
      header.append(",v1=").append(hmac(secret, stamp, body));
    }
    return header.toString();
  }

  private String hmac(String secret, byte[] stamp, byte[] body) {
    try {
      var mac = (Mac) bySecret.computeIfAbsent(secret, Signatures::ready).clone();
      mac.update(stamp);
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Java's own HmacSHA256 can be copied", e);
    }
  }

  private static Mac ready(String secret) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
