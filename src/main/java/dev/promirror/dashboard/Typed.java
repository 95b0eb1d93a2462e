package dev.promirror.dashboard;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form exactly as it was typed, so that nothing typed is lost. What a browser leaves out is
 * empty.
 *
 * @param values by the names of the form's fields, in their order
 */
record Typed(Map<String, List<String>> values) {

  /** Some browser could send anything; no page of ours sends as much. */
  private static final int MOST = 1_000;

  Typed {
    values = Map.copyOf(values);
  }

  static Typed of(MultivaluedMap<String, String> sent) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    sent.forEach((name, all) -> values.put(name, all.stream().limit(MOST).toList()));
    return new Typed(values);
  }

  /** What a field says, without the blanks around it. */
  public String text(String field) {
    return written(field).strip();
  }

  /** What a field says, letter by letter. */
  public String written(String field) {
    List<String> all = values.getOrDefault(field, List.of());
    return all.isEmpty() ? "" : all.getFirst();
  }

  /** All that fields of one name say. */
  public List<String> texts(String field) {
    return values.getOrDefault(field, List.of());
  }

  /** Whether a field says this, or one of its boxes is ticked. */
  public boolean is(String field, String value) {
    return texts(field).contains(value);
  }

  /** Whether a box is ticked. */
  public boolean on(String field) {
    return !text(field).isEmpty();
  }

  /** What the row of this number says; empty past the last. */
  public String row(String field, int number) {
    List<String> all = texts(field);
    return number < all.size() ? all.get(number).strip() : "";
  }

  /** What one of a field's parts says. */
  public String part(String field, String part) {
    return text(field + part);
  }

  /** What one part of a row says; empty past the last. */
  public String row(String field, String part, int number) {
    return row(field + part, number);
  }

  /** The same with another value in a field. */
  Typed with(String field, String... said) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.put(field, List.of(said));
    return new Typed(changed);
  }

  /** What a request is known by: the same however its fields were ordered. */
  String content() {
    return new java.util.TreeMap<>(values).toString();
  }
}
