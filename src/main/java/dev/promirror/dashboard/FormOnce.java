package dev.promirror.dashboard;

import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.region.Answer;
import dev.promirror.region.CommunityId;
import dev.promirror.region.IdempotencyKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does what a form asks for once, however often it is sent. */
@ApplicationScoped
class FormOnce {

  private static final int SEE_OTHER = 303;
  private static final int LOOKS = 30;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final IdempotencyKeys keys;

  FormOnce(IdempotencyKeys keys) {
    this.keys = keys;
  }

  /**
   * A second press meets the first still at work: it waits for the same answer.
   *
   * @param typed the form, with its {@code key}
   * @param what is asked for
   * @param change answers the id of the code it was about
   * @return the address of that code's page
   */
  String run(CommunityId id, Typed typed, String what, Supplier<String> change) {
    @Nullable String key = typed.on("key") ? typed.text("key") : null;
    var request = new IdempotencyKeys.Request(key, "form " + what + " " + typed.content());
    Supplier<Answer> answer =
        () -> {
          String address = "/communities/" + id + "/promo-codes/" + change.get();
          return new Answer(SEE_OTHER, address, null, "", false);
        };
    for (int looks = 1; ; looks++) {
      try {
        return Objects.requireNonNull(keys.once(id, request, answer).location());
      } catch (ProblemException problem) {
        if (problem.type() != ProblemType.IDEMPOTENCY_KEY_BUSY || looks == LOOKS) {
          throw problem;
        }
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }
}
