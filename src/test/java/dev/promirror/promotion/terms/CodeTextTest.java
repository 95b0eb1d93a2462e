package dev.promirror.promotion.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeTextTest {

  @ParameterizedTest
  @CsvSource({
    "Summer Sale 20%, SUMMERSALE20",
    "'  été – Straße! ', ETESTRASSE",
    "20%, 20CODE",
    "Ⅷ, VIII",
    "夏, CODE",
    "'', CODE"
  })
  void aTitleBecomesAText(String title, String text) {
    assertEquals(text, CodeText.suggested(title).text());
  }

  @Test
  void longTitlesAreCut() {
    assertEquals("A".repeat(64), CodeText.suggested("a".repeat(200)).text());
    assertEquals("A".repeat(61) + "-12", new CodeText("A".repeat(64)).numbered(12).text());
    assertEquals("SUMMER-2", new CodeText("SUMMER").numbered(2).text());
  }
}
