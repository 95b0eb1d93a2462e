package dev.promirror.standins.emulator.events;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Stripe's {@code Stripe-Signature} header. */
final class Signature {
  private Signature() {}

  /** {@code t=…,v1=…}: the HMAC-SHA256 of {@code t.body}; {@code time} is seconds since 1970. */
  static String header(String secret, long time, String body) {
    return "t=" + time + ",v1=" + hmac(secret, time + "." + body);
  }

  private static String hmac(String secret, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
