package dev.promirror.standins.emulator.shape;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type as a declaration of Stripe's npm package writes it. */
sealed interface DeclaredType {
  /** One of {@code string}, {@code number}, {@code boolean}, {@code null}, {@code void}, … */
  record Plain(String name) implements DeclaredType {}

  /** A value spelt out, such as {@code 'coupon'} or {@code true}; texts without their quotes. */
  record Literal(String value, boolean text) implements DeclaredType {}

  /**
   * Another declaration by name, with the types in its angle brackets.
   *
   * @param within the namespaces around the mention, such as {@code Coupon}; empty outside of any
   */
  record Named(String name, List<DeclaredType> arguments, Source source, String within)
      implements DeclaredType {}

  /** Any of several. */
  record Union(List<DeclaredType> options) implements DeclaredType {}

  /** {@code Array<…>}. */
  record ListOf(DeclaredType element) implements DeclaredType {}

  /**
   * An object.
   *
   * @param bases what it extends
   * @param others the type of members with names of their own, as in a map
   */
  record Members(
      List<DeclaredType> bases, Map<String, Member> members, @Nullable DeclaredType others)
      implements DeclaredType {}

  /** A member of an object; Stripe always sends it unless it is optional. */
  record Member(DeclaredType type, boolean optional) {}
}
