package dev.promirror.standins.emulator.shape;

import dev.promirror.standins.emulator.shape.DeclaredType.ListOf;
import dev.promirror.standins.emulator.shape.DeclaredType.Literal;
import dev.promirror.standins.emulator.shape.DeclaredType.Member;
import dev.promirror.standins.emulator.shape.DeclaredType.Members;
import dev.promirror.standins.emulator.shape.DeclaredType.Named;
import dev.promirror.standins.emulator.shape.DeclaredType.Plain;
import dev.promirror.standins.emulator.shape.DeclaredType.Union;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads types: what stands behind a colon or an equals sign. */
final class TypeReader {
  private static final Set<String> PLAIN =
      Set.of(
          "string",
          "number",
          "boolean",
          "null",
          "void",
          "undefined",
          "unknown",
          "any",
          "never",
          "object",
          "symbol");

  /** A type no JSON has, such as a function's. */
  private static final DeclaredType NO_JSON = new Plain("unknown");

  private final Tokens tokens;
  private final Source source;

  TypeReader(Tokens tokens, Source source) {
    this.tokens = tokens;
    this.source = source;
  }

  DeclaredType type(String within) {
    tokens.takes("|");
    List<DeclaredType> options = new ArrayList<>();
    do {
      options.add(intersection(within));
    } while (tokens.takes("|"));
    return options.size() == 1 ? options.getFirst() : new Union(options);
  }

  /** {@code A & B} has the members of both. */
  private DeclaredType intersection(String within) {
    var first = element(within);
    if (!tokens.sees("&")) {
      return first;
    }
    List<DeclaredType> parts = new ArrayList<>(List.of(first));
    while (tokens.takes("&")) {
      parts.add(element(within));
    }
    return new Members(parts, new LinkedHashMap<>(), null);
  }

  private DeclaredType element(String within) {
    var type = primary(within);
    while (tokens.sees("[")) {
      tokens.take();
      if (tokens.takes("]")) {
        type = new ListOf(type);
      } else {
        type(within);
        tokens.expect("]");
        type = NO_JSON;
      }
    }
    return type;
  }

  private DeclaredType primary(String within) {
    String token = tokens.peek(0);
    if (token.startsWith("'") || token.startsWith("\"")) {
      return new Literal(tokens.text(), true);
    }
    if (token.equals("true") || token.equals("false") || token.matches("\\d+")) {
      return new Literal(tokens.take(), false);
    }
    return switch (token) {
      case "{" -> members(within, List.of());
      case "(" -> inBrackets(within);
      case "typeof", "keyof", "readonly", "unique", "infer" -> {
        tokens.take();
        primary(within);
        yield NO_JSON;
      }
      default -> PLAIN.contains(token) ? new Plain(tokens.take()) : named(within);
    };
  }

  /** A function's type, or one in brackets. */
  private DeclaredType inBrackets(String within) {
    boolean function =
        tokens.peek(1).equals(")")
            || tokens.peek(1).equals("...")
            || tokens.peek(2).equals(":")
            || tokens.peek(2).equals("?");
    if (!function) {
      tokens.expect("(");
      var inner = type(within);
      tokens.expect(")");
      return inner;
    }
    skipBrackets();
    tokens.expect("=>");
    type(within);
    return NO_JSON;
  }

  private void skipBrackets() {
    int depth = 0;
    do {
      String token = tokens.take();
      depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
    } while (depth > 0);
  }

  private DeclaredType named(String within) {
    if (!Character.isJavaIdentifierStart(tokens.peek(0).charAt(0))) {
      throw tokens.unexpected();
    }
    String name = dotted();
    List<DeclaredType> arguments = new ArrayList<>();
    if (tokens.takes("<")) {
      do {
        arguments.add(type(within));
      } while (tokens.takes(","));
      tokens.expect(">");
    }
    return name.equals("Array") && arguments.size() == 1
        ? new ListOf(arguments.getFirst())
        : new Named(name, arguments, source, within);
  }

  String dotted() {
    var name = new StringBuilder(tokens.take());
    while (tokens.takes(".")) {
      name.append('.').append(tokens.take());
    }
    return name.toString();
  }

  Members members(String within, List<DeclaredType> bases) {
    Map<String, Member> members = new LinkedHashMap<>();
    DeclaredType others = null;
    tokens.expect("{");
    while (!tokens.takes("}")) {
      tokens.takes("readonly");
      if (tokens.sees("[")) {
        others = indexed(within);
      } else if (tokens.sees("(") || tokens.peek(1).equals("(") || tokens.peek(1).equals("<")) {
        tokens.skipStatement();
      } else {
        member(within, members);
      }
      if (!tokens.takes(";")) {
        tokens.takes(",");
      }
    }
    return new Members(bases, members, others);
  }

  private void member(String within, Map<String, Member> members) {
    String name = tokens.peek(0).startsWith("'") ? tokens.text() : tokens.take();
    boolean optional = tokens.takes("?");
    tokens.expect(":");
    members.put(name, new Member(type(within), optional));
  }

  /** {@code [key: string]: …}. */
  private @Nullable DeclaredType indexed(String within) {
    tokens.expect("[");
    while (!tokens.takes("]")) {
      tokens.take();
    }
    tokens.takes("?");
    tokens.expect(":");
    return type(within);
  }
}
