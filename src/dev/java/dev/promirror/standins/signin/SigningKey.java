package dev.promirror.standins.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The key tokens are signed with, made once and kept, so that a restart ends nobody's session. */
final class SigningKey {
  private SigningKey() {}

  static JWK keptIn(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, fresh().toJSONString());
      }
      return JWK.parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException(file + " is no signing key: " + e.getMessage(), e);
    }
  }

  static JWK fresh() {
    try {
      return new RSAKeyGenerator(2048).keyID(SignIn.ISSUER).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
