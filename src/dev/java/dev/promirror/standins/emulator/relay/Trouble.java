package dev.promirror.standins.emulator.relay;

import java.util.Arrays;
import java.util.Optional;

/** What the network does. */
public enum Trouble {
  /** Nothing: all passes. */
  NONE("none"),
  /** Connections are refused. */
  REFUSE("refuse"),
  /** Connections are not taken up: the attempt times out. */
  NO_ACCEPT("no_accept"),
  /** Requests are swallowed and never answered. */
  BLACK_HOLE("black_hole"),
  /** The connection is reset amid the request, which is not done. */
  RESET_REQUEST("reset_request"),
  /** The connection is reset amid the answer to a request that was done. */
  RESET_ANSWER("reset_answer"),
  /** The connection closes amid the answer to a request that was done. */
  HALF_ANSWER("half_answer");

  private final String word;

  Trouble(String word) {
    this.word = word;
  }

  /** How the control API calls it. */
  public String word() {
    return word;
  }

  /** Whether it keeps connections from being made; others meet the requests on them. */
  public boolean keepsOut() {
    return this == REFUSE || this == NO_ACCEPT;
  }

  /** The trouble the control API calls by this word. */
  public static Optional<Trouble> of(String word) {
    return Arrays.stream(values()).filter(t -> t.word.equals(word)).findFirst();
  }
}
