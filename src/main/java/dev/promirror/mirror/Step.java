package dev.promirror.mirror;

/** How an operation ended; a failure is a value, so that the next still gets its turn. */
sealed interface Step {

  /** Done, or known to be impossible: nothing more to do about it now. */
  record Ended() implements Step {}

  /** What an earlier attempt did is known now; what to do next has to be planned again. */
  record Cleared() implements Step {}

  /** It may still happen at Stripe: this one waits, the others go on. */
  record Held() implements Step {}

  /** Others were let through first for as long as it could wait: it has another turn. */
  record Crowded() implements Step {}

  /** Stripe couldn't be reached, or asked for patience: the whole account waits. */
  record Waits(String reason) implements Step {}
}
