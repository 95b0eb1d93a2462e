package dev.promirror.promotion.rest;

import dev.promirror.platform.FieldError;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.promotion.MemberLists;
import dev.promirror.promotion.rules.Person;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Members out of CSV, with every line at fault named. */
final class MemberCsv {

  private static final int MAX_FAULTS = 20;
  private static final int MAX_ADDRESS = 254;

  private MemberCsv() {}

  /**
   * @throws ProblemException if a line is no member, or there are too many
   */
  static List<Person> read(String csv) {
    List<String> lines = Arrays.asList(csv.split("\r\n|\r|\n", -1));
    List<FieldError> faults = new ArrayList<>();
    List<Person> members = new ArrayList<>();
    for (int i = 0; i < lines.size() && faults.size() < MAX_FAULTS; i++) {
      String field = unquoted(lines.get(i).strip());
      if (field.isEmpty() || (i == 0 && field.matches("(?i)e-?mail|customer|member"))) {
        continue;
      }
      if (field.startsWith("cus_")) {
        members.add(new Person(field, null));
      } else if (field.length() <= MAX_ADDRESS && field.matches("[^@\\s,;\"]+@[^@\\s,;\"]+")) {
        members.add(new Person(null, field));
      } else {
        faults.add(
            new FieldError(
                "line:" + (i + 1),
                "not-a-member",
                "It is neither an e-mail address nor a customer's id.",
                "Write one of them on each line, and nothing else."));
      }
    }
    if (members.size() > MemberLists.MOST) {
      faults.add(
          new FieldError(
              "body",
              "too-many",
              "It has more than " + MemberLists.MOST + " members.",
              "Make several lists."));
    }
    if (!faults.isEmpty()) {
      throw ProblemException.of(ProblemType.INVALID_REQUEST, faults);
    }
    return members;
  }

  private static String unquoted(String field) {
    return field.length() > 1 && field.startsWith("\"") && field.endsWith("\"")
        ? field.substring(1, field.length() - 1)
        : field;
  }
}
