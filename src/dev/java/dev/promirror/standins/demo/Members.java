package dev.promirror.standins.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a community's members buy on a day; the same seed gives the same story. */
final class Members {
  private static final double WITH_A_CODE = 0.72;
  private static final double COMES_AGAIN = 0.2;

  private final Place place;
  private final SplittableRandom random;
  private final List<String> known = new ArrayList<>();
  private final Map<String, Integer> uses = new HashMap<>();

  Members(Place place, SplittableRandom random) {
    this.place = place;
    this.random = random;
  }

  /**
   * The purchases between two instants.
   *
   * @param late whether the month after which codes are paused or archived is over
   */
  List<Purchase> between(Instant from, Instant to, boolean late) {
    DayOfWeek day = from.atZone(ZoneId.of(place.plan.zone())).getDayOfWeek();
    boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    int average = place.plan.newMembersADay() + (weekend ? 2 : 0);
    int count = random.nextInt(Math.max(0, average - 2), average + 2);
    long span = Duration.between(from, to).toSeconds();
    return Stream.generate(() -> purchase(from.plusSeconds(random.nextLong(span)), late))
        .limit(count)
        .toList();
  }

  private Purchase purchase(Instant at, boolean late) {
    boolean again = !known.isEmpty() && random.nextDouble() < COMES_AGAIN;
    String name = again ? known.get(random.nextInt(known.size())) : newcomer();
    Plan.Offer offer =
        again ? place.plan.offers().getLast() : drawn(place.plan.offers(), Plan.Offer::weight);
    String email = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", ".") + "@example.com";
    return new Purchase(at, place, offer, code(late), name, email);
  }

  private String newcomer() {
    List<String> names = place.plan.firstNames();
    String name = names.get(random.nextInt(names.size())) + " " + (known.size() + 1);
    known.add(name);
    return name;
  }

  private Plan.@Nullable Code code(boolean late) {
    if (random.nextDouble() > WITH_A_CODE) {
      return null;
    }
    Plan.Code code =
        drawn(
            place.plan.codes().stream().filter(each -> canBeUsed(each, late)).toList(),
            Plan.Code::weight);
    uses.merge(code.text(), 1, Integer::sum);
    return code;
  }

  private boolean canBeUsed(Plan.Code code, boolean late) {
    int stop = code.uses() > 0 ? code.uses() : code.limit();
    boolean left = stop == 0 || uses.getOrDefault(code.text(), 0) < stop;
    return left && (!late || code.fate() == Plan.Fate.KEPT);
  }

  private <T> T drawn(List<T> from, ToIntFunction<T> weight) {
    int left = random.nextInt(from.stream().mapToInt(weight).sum());
    for (T each : from) {
      left -= weight.applyAsInt(each);
      if (left < 0) {
        return each;
      }
    }
    return from.getLast();
  }
}
