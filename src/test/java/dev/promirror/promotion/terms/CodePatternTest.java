package dev.promirror.promotion.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CodePatternTest {

  @Test
  void eachSignIsDrawnAndAllElseStays() {
    Random seeded = new Random(42);
    CodePattern pattern = new CodePattern("Vip-####-####");
    for (int i = 0; i < 1_000; i++) {
      String text = pattern.draw(seeded::nextInt).text();
      assertTrue(text.matches("Vip-[A-Z0-9]{4}-[A-Z0-9]{4}"), text);
    }
  }

  @Test
  void whatLooksLikeSomethingElseIsNeverDrawn() {
    assertFalse(CodePattern.ALPHABET.matches(".*[0OQ1IL2Z5S8BUV].*"));
    assertEquals(CodePattern.ALPHABET.length(), CodePattern.ALPHABET.chars().distinct().count());
    assertEquals(CodePattern.ALPHABET.toUpperCase(java.util.Locale.ROOT), CodePattern.ALPHABET);
  }

  @Test
  void aHundredTextsForEachCodeAreEnoughAndOneFewerIsNot() {
    // 22 × 22 = 484 texts.
    CodePattern two = CodePattern.of("A-", 2);
    assertTrue(two.suffices(4));
    assertFalse(two.suffices(5));
    assertEquals(2, CodePattern.leastFree(4));
    assertEquals(3, CodePattern.leastFree(5));
    assertEquals(6, CodePattern.leastFree(BatchTerms.MOST));
  }

  @Test
  void aPatternIsACodeWithSomethingToDraw() {
    assertThrows(IllegalArgumentException.class, () -> new CodePattern("SUMMER"));
    assertThrows(IllegalArgumentException.class, () -> new CodePattern("##"));
    assertThrows(IllegalArgumentException.class, () -> new CodePattern("SUMMER #"));
    assertThrows(IllegalArgumentException.class, () -> CodePattern.of("S", 64));
    assertEquals(64, CodePattern.of("S", 63).pattern().length());
  }
}
