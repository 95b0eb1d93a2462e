package dev.promirror.stripe.limits;

import dev.promirror.stripe.Urgency;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** A bucket as one replica knows it. */
final class Line {

  private final Map<Urgency, Slots> slots = new EnumMap<>(Urgency.class);

  /** Calls at once after a complaint; 0 for as many as configured. */
  int sideBySide;

  /** When it was last thought of. */
  long used;

  Line(Scope scope, long now) {
    used = now;
    for (Urgency urgency : Urgency.values()) {
      slots.put(urgency, new Slots(Duration.ofSeconds(1).toNanos() / scope.low(), now));
    }
  }

  Slots of(Urgency urgency) {
    return Objects.requireNonNull(slots.get(urgency));
  }
}
