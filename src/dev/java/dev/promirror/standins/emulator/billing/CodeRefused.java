package dev.promirror.standins.emulator.billing;

/** Checkout's box does not take a code. */
public final class CodeRefused extends RuntimeException {
  private final String reason;
  private final String explanation;

  CodeRefused(String reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
    this.explanation = message;
  }

  /** One word, such as {@code inactive}. */
  public String reason() {
    return reason;
  }

  /** What the member reads. */
  public String explanation() {
    return explanation;
  }
}
