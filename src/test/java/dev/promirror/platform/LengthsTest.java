package dev.promirror.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LengthsTest {

  private static final String PARTY = "\uD83C\uDF89";

  @Test
  void aLetterCountsOnceAndAnEmojiTwice() {
    assertTrue(Lengths.fits("über", 4));
    assertTrue(Lengths.fits(PARTY, 2));
    assertFalse(Lengths.fits(PARTY, 1));
  }

  @Test
  void noCharacterIsCutInTwo() {
    assertEquals("ab", Lengths.cut("ab", 2));
    assertEquals("ab", Lengths.cut("abc", 2));
    assertEquals("a" + PARTY, Lengths.cut("a" + PARTY + "b", 3));
    assertEquals("a", Lengths.cut("a" + PARTY, 2));
    assertEquals("", Lengths.cut(PARTY, 1));
  }
}
