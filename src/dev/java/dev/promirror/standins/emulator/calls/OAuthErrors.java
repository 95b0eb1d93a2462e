package dev.promirror.standins.emulator.calls;

import dev.promirror.standins.emulator.store.Json;

/** How OAuth's calls say no: a word and a sentence, without an error object. */
final class OAuthErrors {
  private OAuthErrors() {}

  static boolean concern(Incoming request) {
    return request.path().startsWith("/oauth/");
  }

  static Answer shaped(Answer answer) {
    if (answer.status() < 400) {
      return answer;
    }
    var error =
        Json.read(answer.body(), () -> new IllegalStateException("an error is no JSON"))
            .path("error");
    String word = answer.status() == 401 ? "invalid_client" : "invalid_request";
    return answer.bearing(
        Json.write(
            Json.object()
                .put("error", word)
                .put("error_description", error.path("message").asText())));
  }
}
