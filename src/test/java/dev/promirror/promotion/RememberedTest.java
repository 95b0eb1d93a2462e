package dev.promirror.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RememberedTest {

  private static final int MOST = 100;

  private final Remembered<String, String> remembered = new Remembered<>(MOST, String::length);

  @Test
  void whatWasReadBeforeAChangeIsNotFoundAfterIt() {
    remembered.keep("key", 4, "a");

    assertEquals("a", remembered.find("key", 4));
    assertNull(remembered.find("key", 5));
    assertNull(remembered.find("other", 4));
  }

  @Test
  void whatWasReadLaterServesThoseWhoAskedEarlier() {
    remembered.keep("key", 5, "b");

    assertEquals("b", remembered.find("key", 4));
  }

  @Test
  void aLateReaderDoesNotBringTheOldBack() {
    remembered.keep("key", 5, "b");
    remembered.keep("key", 4, "a");

    assertEquals("b", remembered.find("key", 4));
    assertEquals("b", remembered.find("key", 5));
  }

  @Test
  void itHoldsNoMoreThanItsWeight() {
    for (int i = 0; i < 10_000; i++) {
      remembered.keep("light-" + i, 1, "x");
      remembered.keep("heavy-" + i, 1, "x".repeat(10));
    }

    assertTrue(remembered.size() <= MOST, () -> remembered.size() + " things");
  }

  @Test
  void whatIsHeavierThanAllTogetherIsNotKept() {
    remembered.keep("key", 1, "x".repeat(MOST + 1));

    assertEquals(0, remembered.size());
  }
}
