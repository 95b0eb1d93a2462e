package dev.promirror.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UsesWordsTest {

  private final UsesWords words = new UsesWords(Wording.of(FactMessages.class));

  @Test
  void aLimitSaysHowManyAreLeft() {
    assertEquals(new UsesView(3, "3", "3 of 20 used", "17 left", 15), words.of(3, 20L));
  }

  @Test
  void withoutALimitNothingIsLeftToCount() {
    assertEquals(new UsesView(1284, "1,284", "1,284 used", "no limit", null), words.of(1284, null));
  }

  @Test
  void aLimitOfNoneIsUsedUpFromTheStart() {
    assertEquals(new UsesView(0, "0", "0 of 0 used", "0 left", 100), words.of(0, 0L));
  }

  @Test
  void moreUsesThanAllowedLeaveNoneAndFillTheBar() {
    assertEquals(new UsesView(21, "21", "21 of 20 used", "0 left", 100), words.of(21, 20L));
  }
}
