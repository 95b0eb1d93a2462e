package dev.promirror.standins;

/** Why the stand-ins don't start and what to do about it, in words for the person who tried. */
final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1;

  CannotStart(String message) {
    super(message);
  }
}
