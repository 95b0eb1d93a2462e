package dev.promirror.promotion.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Comma-separated values as RFC 4180 has them. Written here, and not by a library, since what is
 * wanted of one is these two pages: a cell that a spreadsheet would take for a formula carries an
 * apostrophe before it, which is taken off again when it is read.
 */
final class Csv {

  private static final String FORMULA = "=+-@\t\r";

  private Csv() {}

  /** A row with its end of line. */
  static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    String safe = isFormula(text) ? "'" + text : text;
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';')
        ? "\"" + safe.replace("\"", "\"\"") + "\""
        : safe;
  }

  private static boolean isFormula(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
  }

  /**
   * A row as it was read.
   *
   * @param line where it begins, from 1 on
   * @param cells trimmed
   */
  record Row(int line, List<String> cells) {

    boolean isBlank() {
      return cells.stream().allMatch(String::isEmpty);
    }
  }

  /**
   * Reads row after row of a text, so that no more than one of them is held. Cells are separated by
   * commas, or by semicolons if the first row has more of those.
   */
  static final class Rows {

    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    Rows(String text) {
      this.text = text;
      this.at = text.startsWith("\ufeff") ? 1 : 0;
      this.separator = separator(text);
    }

    private static char separator(String text) {
      String head = text.lines().findFirst().orElse("");
      return head.chars().filter(c -> c == ';').count() > head.chars().filter(c -> c == ',').count()
          ? ';'
          : ',';
    }

    boolean hasNext() {
      return at < text.length();
    }

    /**
     * The next row.
     *
     * @throws IllegalArgumentException if a quoted cell has no end
     */
    Row next() {
      int begun = line;
      List<String> cells = new ArrayList<>();
      boolean more = true;
      while (more) {
        cells.add(cell());
        more = at < text.length() && text.charAt(at) == separator;
        at += more ? 1 : 0;
      }
      endOfLine();
      return new Row(begun, List.copyOf(cells));
    }

    private void endOfLine() {
      if (at < text.length() && text.charAt(at) == '\r') {
        at++;
        line += at < text.length() && text.charAt(at) == '\n' ? 0 : 1;
      }
      if (at < text.length() && text.charAt(at) == '\n') {
        at++;
        line++;
      }
    }

    private String cell() {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      StringBuilder cell = new StringBuilder();
      if (at < text.length() && text.charAt(at) == '"') {
        quoted(cell);
      }
      while (at < text.length() && !ends(text.charAt(at))) {
        cell.append(text.charAt(at++));
      }
      String plain = cell.toString().strip();
      return plain.length() > 1 && plain.charAt(0) == '\'' && isFormula(plain.substring(1))
          ? plain.substring(1)
          : plain;
    }

    private void quoted(StringBuilder cell) {
      for (at++; ; at++) {
        if (at >= text.length()) {
          throw new IllegalArgumentException("a quoted cell without an end");
        }
        char c = text.charAt(at);
        if (c == '"' && (at + 1 >= text.length() || text.charAt(at + 1) != '"')) {
          at++;
          return;
        }
        at += c == '"' ? 1 : 0;
        line += c == '\n' ? 1 : 0;
        cell.append(c);
      }
    }

    private boolean ends(char c) {
      return c == separator || c == '\n' || c == '\r';
    }
  }
}
