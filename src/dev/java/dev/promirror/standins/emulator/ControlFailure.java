package dev.promirror.standins.emulator;

/** A control call was refused; the message is the emulator's answer. */
public final class ControlFailure extends RuntimeException {
  private final int status;

  ControlFailure(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The HTTP status of the refusal. */
  public int status() {
    return status;
  }
}
