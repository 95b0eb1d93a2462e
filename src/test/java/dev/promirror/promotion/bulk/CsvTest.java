package dev.promirror.promotion.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

  @Test
  void whatIsWrittenIsReadAlike() {
    List<String> cells =
        List.of("plain", "a, b", "say \"hi\"", "two\nlines", "", "=1+1", "+1", "-50OFF", "@x", "'");

    Csv.Rows rows = new Csv.Rows(Csv.line(cells));

    assertEquals(cells, rows.next().cells());
    assertFalse(rows.hasNext());
  }

  @Test
  void noCellIsAFormula() {
    assertEquals(
        "'=HYPERLINK(1),'+1,'-1,'@x,plain\r\n",
        Csv.line(List.of("=HYPERLINK(1)", "+1", "-1", "@x", "plain")));
  }

  @Test
  void linesAreCountedThroughQuotesAndEveryKindOfEnd() {
    Csv.Rows rows = new Csv.Rows("\ufeffcode;name\r\nA;\"x\ny\"\nB;z");

    assertEquals(new Csv.Row(1, List.of("code", "name")), rows.next());
    assertEquals(new Csv.Row(2, List.of("A", "x\ny")), rows.next());
    assertEquals(new Csv.Row(4, List.of("B", "z")), rows.next());
    assertFalse(rows.hasNext());
  }

  @Test
  void aQuoteWithoutAnEndIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Csv.Rows("a,\"b\nc").next());
  }
}
