package dev.promirror.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The faults of a JSON object and of those within it, and which of its fields were asked for. */
abstract sealed class JsonFaults permits JsonBody {

  static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

  final JsonNode object;
  final String pointer;
  final List<FieldError> errors;
  private final Set<String> asked = new HashSet<>();
  private final List<JsonFaults> nested = new ArrayList<>();

  JsonFaults(JsonNode object, String pointer, List<FieldError> errors) {
    this.object = object;
    this.pointer = pointer;
    this.errors = errors;
  }

  final void holds(JsonFaults inner) {
    nested.add(inner);
  }

  /** Refuses fields that only answers carry. */
  public final void readOnly(String... fields) {
    for (String field : fields) {
      asked.add(field);
      if (object.has(field)) {
        fault(field, "read-only", "Only answers carry it.", "Leave it out.");
      }
    }
  }

  /** Notes a fault of one item of an array. */
  public final void faultAt(String field, int index, String code, String message, String fix) {
    errors.add(new FieldError(pointer + "/" + field + "/" + index, code, message, fix));
  }

  /** Notes a fault of the object itself. */
  public final void faultHere(String code, String message, String fix) {
    errors.add(new FieldError(pointer, code, message, fix));
  }

  /** Notes a fault that only the meaning of the fields shows. */
  public final void fault(String field, String code, String message, String fix) {
    errors.add(error(field, code, message, fix));
  }

  /**
   * A fault of a field of this object, not noted yet. What no answer can hold of the field's name,
   * control characters and half pairs, is left out.
   */
  public final FieldError error(String field, String code, String message, String fix) {
    String escaped =
        UNPRINTABLE.matcher(field).replaceAll("?").replace("~", "~0").replace("/", "~1");
    return new FieldError(pointer + "/" + escaped, code, message, fix);
  }

  /**
   * Ends the reading.
   *
   * @throws ProblemException with every fault noted, unknown fields among them
   */
  public final void check() {
    unknown();
    if (!errors.isEmpty()) {
      boolean onlyTypes = errors.stream().allMatch(e -> e.code().equals("wrong-type"));
      throw ProblemException.of(
          onlyTypes ? ProblemType.MALFORMED_REQUEST : ProblemType.INVALID_REQUEST,
          List.copyOf(errors));
    }
  }

  private void unknown() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!asked.contains(name)) {
                errors.add(
                    error(
                        name.length() > 40 ? name.substring(0, 40) : name,
                        "unknown-field",
                        "There is no such field.",
                        "Remove it, or check its spelling in docs/api.md."));
              }
            });
    nested.forEach(JsonFaults::unknown);
  }

  final @Nullable JsonNode node(String field) {
    asked.add(field);
    JsonNode node = object.get(field);
    return node == null || node.isNull() ? null : node;
  }

  final void missing(String field) {
    fault(field, "missing", "It is required.", "Add it.");
  }

  final void wrongType(String field, String expected) {
    fault(field, "wrong-type", "It is not " + expected + ".", "Send " + expected + ".");
  }
}
