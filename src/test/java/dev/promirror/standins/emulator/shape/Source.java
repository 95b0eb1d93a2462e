package dev.promirror.standins.emulator.shape;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one file of declarations says.
 *
 * @param declared by full name, such as {@code Coupon.AppliesTo}
 * @param elsewhere names that mean a declaration of another place
 */
record Source(Path file, Map<String, Declared> declared, Map<String, Elsewhere> elsewhere) {
  /** A declaration; {@code parameters} are the names in its angle brackets. */
  record Declared(List<String> parameters, DeclaredType type) {}

  /**
   * Where a name is declared: in a file, or, where that is null, in the same one; an empty name
   * means all the file has.
   */
  record Elsewhere(@Nullable Path file, String name) {}

  Source(Path file) {
    this(file, new HashMap<>(), new HashMap<>());
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return file.hashCode();
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
