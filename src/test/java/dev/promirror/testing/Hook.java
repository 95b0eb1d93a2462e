package dev.promirror.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** One of the gateway's webhook endpoints, as Stripe (or somebody else) calls it. */
public record Hook(String region, String kind) {

  /** The endpoint that hears of connected accounts. */
  public static Hook connect(String region) {
    return new Hook(region, "connect");
  }

  /** Its secret. */
  public String secret() {
    return TestWorld.webhookSecret(region, kind);
  }

  /** Delivers a body as Stripe does, signed now. */
  public Response deliver(String body) {
    return deliver(body, signature(secret(), Instant.now(), body));
  }

  /** Delivers a body with a signature of the caller's making; null sends none. */
  public Response deliver(String body, @Nullable String signature) {
    var request =
        given().contentType("application/json").body(body.getBytes(StandardCharsets.UTF_8));
    if (signature != null) {
      request = request.header("Stripe-Signature", signature);
    }
    return request.post(TestWorld.gateway() + "/webhooks/stripe/" + region + "/" + kind);
  }

  /** Stripe's header: {@code t=…,v1=…}. */
  public static String signature(String secret, Instant stamp, String body) {
    long time = stamp.getEpochSecond();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] hash = mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=" + time + ",v1=" + HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
