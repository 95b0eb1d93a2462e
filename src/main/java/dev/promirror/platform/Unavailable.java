package dev.promirror.platform;

/** Something the answer needs can't be reached right now; nothing was done. */
public class Unavailable extends RuntimeException {

  /**
   * @param what what can't be reached, in words that may be shown
   */
  public Unavailable(String what, Throwable cause) {
    super(what, cause);
  }
}
