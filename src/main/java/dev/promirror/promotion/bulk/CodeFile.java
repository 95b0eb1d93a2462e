package dev.promirror.promotion.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.platform.FieldError;
import dev.promirror.platform.ProblemException;
import dev.promirror.promotion.terms.BatchTerms;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.wishes.PromoCodeReader;
import dev.promirror.region.CommunityId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Promo codes in a file. Each line is turned into the body the API takes and read as that is, so
 * that a file can say nothing else. Lines are read anew each time they are asked for: no more than
 * some are held.
 */
final class CodeFile {

  private final CommunityId community;
  private final PromoCodeReader reader;
  private final String text;

  CodeFile(CommunityId community, PromoCodeReader reader, String text) {
    this.community = community;
    this.reader = reader;
    this.text = text;
  }

  /** A line and the code it says. */
  record Line(int number, PromoCodeTerms terms) {}

  /**
   * Reads it, some lines at a time.
   *
   * @param faults takes what is wrong; lines at fault are left out
   */
  void read(int some, Faults faults, Consumer<List<Line>> each) {
    try {
      rows(some, faults, each);
    } catch (IllegalArgumentException e) {
      faults.add(1, "", "malformed", "A cell in quotes has no end.", "Close its quotes.");
    }
  }

  private void rows(int some, Faults faults, Consumer<List<Line>> each) {
    Csv.Rows rows = new Csv.Rows(text);
    List<@Nullable CodeColumn> columns = columns(rows, faults);
    if (columns.isEmpty()) {
      return;
    }
    List<Line> lines = new ArrayList<>();
    int count = 0;
    while (rows.hasNext()) {
      Csv.Row row = rows.next();
      if (row.isBlank()) {
        continue;
      }
      if (++count > BatchTerms.MOST) {
        faults.add(
            row.line(),
            "",
            "too-many",
            "There are more than " + BatchTerms.MOST + " codes.",
            "Make several files.");
        break;
      }
      line(row, columns, faults).ifPresent(lines::add);
      if (lines.size() == some) {
        each.accept(List.copyOf(lines));
        lines.clear();
      }
    }
    if (!lines.isEmpty()) {
      each.accept(List.copyOf(lines));
    }
    if (count == 0) {
      faults.add(1, "", "empty", "There are no codes in it.", "Write one on each line.");
    }
  }

  /** Those of the first line; none if it can't be understood. */
  private static List<@Nullable CodeColumn> columns(Csv.Rows rows, Faults faults) {
    List<@Nullable CodeColumn> columns = new ArrayList<>();
    Csv.Row head = rows.next();
    boolean understood = true;
    for (String title : head.cells()) {
      Optional<CodeColumn> column = CodeColumn.of(title);
      boolean twice = column.isPresent() && columns.contains(column.get());
      if (twice || (column.isEmpty() && !title.isEmpty())) {
        understood = false;
        faults.add(
            head.line(),
            short40(title),
            twice ? "column-twice" : "unknown-column",
            twice ? "The column is there twice." : "There is no such column.",
            "Use the titles an exported file has.");
      }
      columns.add(column.orElse(null));
    }
    if (!columns.contains(CodeColumn.CODE)) {
      understood = false;
      faults.add(
          head.line(),
          CodeColumn.CODE.title(),
          "missing",
          "There is no column with the codes.",
          "Begin with a line of titles, one of them code.");
    }
    return understood ? columns : List.of();
  }

  private Optional<Line> line(Csv.Row row, List<@Nullable CodeColumn> columns, Faults faults) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < row.cells().size(); i++) {
      CodeColumn column = i < columns.size() ? columns.get(i) : null;
      String cell = row.cells().get(i);
      if (column != null) {
        column.read(body, cell);
      } else if (!cell.isEmpty()) {
        faults.add(
            row.line(),
            "",
            "too-many-cells",
            "It has more cells than there are titles.",
            "Put cells with commas in quotes.");
        return Optional.empty();
      }
    }
    try {
      byte[] json = body.toString().getBytes(StandardCharsets.UTF_8);
      return Optional.of(new Line(row.line(), reader.read(community, json, null)));
    } catch (ProblemException refused) {
      note(row.line(), refused, faults);
      return Optional.empty();
    }
  }

  /** Notes why a line was refused, by its columns. */
  static void note(int line, ProblemException refused, Faults faults) {
    if (refused.errors().isEmpty()) {
      String why = refused.getMessage();
      faults.add(line, "", refused.type().urn(), why == null ? "" : why, "Change the line.");
    }
    for (FieldError error : refused.errors()) {
      faults.add(line, column(error.field()), error);
    }
  }

  /** The column a pointer into the body belongs to; {@code then} is one for all its steps. */
  private static String column(String pointer) {
    for (String part : pointer.split("/", -1)) {
      Optional<CodeColumn> column = CodeColumn.of(part);
      if (column.isPresent()) {
        return column.get().title();
      }
    }
    return "";
  }

  private static String short40(String title) {
    String printable = title.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    return printable.length() > 40 ? printable.substring(0, 40) : printable;
  }
}
