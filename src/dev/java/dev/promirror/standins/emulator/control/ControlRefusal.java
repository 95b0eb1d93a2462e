package dev.promirror.standins.emulator.control;

/** A control call that cannot be understood or done; the message says why. */
final class ControlRefusal extends RuntimeException {
  private final int status;

  ControlRefusal(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  static ControlRefusal malformed(String message) {
    return new ControlRefusal(400, message);
  }

  int status() {
    return status;
  }
}
