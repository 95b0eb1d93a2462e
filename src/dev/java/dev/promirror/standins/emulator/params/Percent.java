package dev.promirror.standins.emulator.params;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The percent-encoding of forms, taken strictly. */
final class Percent {
  private Percent() {}

  /** The text behind {@code a%20b+c}; null for a broken escape and for bytes that are no UTF-8. */
  static @Nullable String decode(String encoded) {
    var bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      int c = encoded.codePointAt(i);
      if (c == '%') {
        boolean whole = encoded.length() - i > 2;
        int high = whole ? Character.digit(encoded.charAt(i + 1), 16) : -1;
        int low = whole ? Character.digit(encoded.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          return null;
        }
        bytes.write(high * 16 + low);
        i += 2;
      } else if (c == '+') {
        bytes.write(' ');
      } else {
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(c) - 1;
      }
    }
    return text(bytes.toByteArray());
  }

  private static @Nullable String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
