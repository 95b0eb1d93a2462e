package dev.promirror.standins.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;

/** What sets the calls of v2 apart, whatever they do. */
final class V2 {
  private V2() {}

  static boolean is(Incoming request) {
    return request.path().startsWith("/v2/");
  }

  /** An error as v2 writes it: without a parameter or a page of its own. */
  static Answer shaped(Answer answer) {
    if (answer.status() < 400) {
      return answer;
    }
    var body = Json.read(answer.body(), () -> new IllegalStateException("an error is no JSON"));
    if (body.get("error") instanceof ObjectNode error) {
      error.remove("param");
      error.remove("doc_url");
      if (error.path("code").asText().equals("resource_missing")) {
        error.put("code", "not_found");
      }
    }
    return answer.bearing(Json.write(body));
  }
}
