package dev.promirror.standins.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MembersTest {
  private static final Instant START = Instant.parse("2026-10-07T03:00:00Z");
  private static final int LATE = 32;

  private static List<Purchase> story(Plan plan, long seed) {
    Members members = new Members(new Place(plan, "gl-3f-1", "acct_1"), new SplittableRandom(seed));
    List<Purchase> all = new ArrayList<>();
    for (int day = 0; day < 45; day++) {
      Instant from = START.plus(Duration.ofDays(day));
      all.addAll(members.between(from, from.plus(Duration.ofDays(1)), day >= LATE));
    }
    return all;
  }

  private static Map<Plan.Code, Integer> uses(List<Purchase> purchases) {
    return purchases.stream()
        .filter(purchase -> purchase.code() != null)
        .collect(Collectors.groupingBy(Purchase::code, Collectors.summingInt(purchase -> 1)));
  }

  @Test
  void theSameSeedTellsTheSameStory() {
    Plan plan = Plans.ALL.getFirst();
    assertEquals(summary(story(plan, 1)), summary(story(plan, 1)));
    assertFalse(summary(story(plan, 1)).equals(summary(story(plan, 2))));
  }

  private static List<String> summary(List<Purchase> purchases) {
    return purchases.stream()
        .map(each -> each.at() + " " + each.email() + " " + each.offer() + " " + each.code())
        .toList();
  }

  @Test
  void membersBuyOftenEnoughAndNeverMoreThanACodeAllows() {
    for (Plan plan : Plans.ALL) {
      for (long seed = 0; seed < 20; seed++) {
        List<Purchase> purchases = story(plan, seed);
        assertTrue(purchases.size() >= 140 && purchases.size() <= 260, "" + purchases.size());
        uses(purchases)
            .forEach(
                (code, uses) ->
                    assertTrue(code.limit() == 0 || uses <= code.limit(), code + ": " + uses));
      }
    }
  }

  @Test
  void theCodeWithFewUsesLeftHasSomeLeft() {
    for (Plan plan : Plans.ALL) {
      Plan.Code scarce =
          plan.codes().stream().filter(code -> code.uses() > 0).findFirst().orElseThrow();
      for (long seed = 0; seed < 20; seed++) {
        assertEquals(scarce.uses(), uses(story(plan, seed)).get(scarce), scarce.text());
      }
    }
  }

  @Test
  void nobodyUsesACodeThatWasPausedOrArchived() {
    Plan plan = Plans.ALL.getLast();
    for (Purchase purchase : story(plan, 3)) {
      boolean late = !purchase.at().isBefore(START.plus(Duration.ofDays(LATE)));
      Plan.Code code = purchase.code();
      assertFalse(late && code != null && code.fate() != Plan.Fate.KEPT, "" + purchase);
    }
  }
}
