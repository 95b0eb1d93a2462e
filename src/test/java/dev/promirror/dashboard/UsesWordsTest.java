package dev.promirror.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UsesWordsTest {

  private final UsesWords words = new UsesWords(Wording.of(FactMessages.class));

  @Test
  void aLimitSaysHowManyAreLeft() {
    assertEquals(new UsesView(3, "3", "3 of 20 used", "17 left", 15), words.limited(3, 20, 17));
  }

  @Test
  void withoutALimitNothingIsLeftToCount() {
    assertEquals(
        new UsesView(1284, "1,284", "1,284 used", "no limit", null), words.unlimited(1284));
  }

  @Test
  void whatStripeHasCountedAlreadyIsNotLeft() {
    assertEquals(new UsesView(3, "3", "3 of 20 used", "15 left", 25), words.limited(3, 20, 15));
  }

  @Test
  void moreUsesThanAllowedFillTheBarAndNoMore() {
    assertEquals(new UsesView(21, "21", "21 of 20 used", "0 left", 100), words.limited(21, 20, 0));
  }
}
