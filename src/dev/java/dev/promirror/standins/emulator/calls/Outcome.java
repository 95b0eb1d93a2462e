package dev.promirror.standins.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a call came to, before it is written as an {@link Answer}: that takes time, and nothing
 * needs to wait for it.
 *
 * @param body not to be changed any more
 * @param isKept whether it is kept as the first answer of an idempotency key
 */
record Outcome(int status, ObjectNode body, boolean isKept) {
  static Outcome of(int status, ObjectNode body) {
    return new Outcome(status, body, false);
  }

  Outcome kept() {
    return new Outcome(status, body, true);
  }

  Answer answer(String requestId) {
    var answer = Answer.json(status, body);
    return isKept ? Idempotency.first(answer, requestId) : answer;
  }
}
