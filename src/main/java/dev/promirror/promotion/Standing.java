package dev.promirror.promotion;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A state, and how long it lasts.
 *
 * @param until when time alone changes it; null if time doesn't
 */
public record Standing<S>(S state, @Nullable Instant until) {

  /**
   * What holds now, and until when.
   *
   * @param rule the state at an instant; it changes at the given instants alone
   */
  static <S> Standing<S> at(Instant now, Function<Instant, S> rule, @Nullable Instant... changes) {
    S state = rule.apply(now);
    return new Standing<>(
        state,
        Stream.of(changes)
            .filter(Objects::nonNull)
            .filter(change -> change.isAfter(now))
            .sorted(Comparator.naturalOrder())
            .filter(change -> !rule.apply(change).equals(state))
            .findFirst()
            .orElse(null));
  }
}
