package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What would come of a call: the answer, after which nothing stays of what was done to see it. */
public final class Undone extends RuntimeException {
  private final transient ObjectNode answer;

  /** {@code answer} is sent as it stands. */
  public Undone(ObjectNode answer) {
    super("a preview", null, false, false);
    this.answer = answer;
  }

  /** What is sent. */
  public ObjectNode answer() {
    return answer;
  }
}
