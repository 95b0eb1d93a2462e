package dev.promirror.standins.emulator.events;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Stripe's {@code Stripe-Signature} header. */
final class Signature {
  private Signature() {}

  /**
   * {@code t=…,v1=…}, a {@code v1} for each secret: the HMAC-SHA256 of {@code t.body}; {@code time}
   * is seconds since 1970.
   */
  static String header(long time, String body, String... secrets) {
    var header = new StringBuilder("t=").append(time);
    byte[] text = (time + "." + body).getBytes(StandardCharsets.UTF_8);
    for (String secret : secrets) {
      header.append(",v1=").append(hmac(secret, text));
    }
    return header.toString();
  }

  private static String hmac(String secret, byte[] text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
