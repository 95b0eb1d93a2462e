package dev.promirror.standins.emulator.shape;

import dev.promirror.standins.emulator.shape.Source.Declared;
import dev.promirror.standins.emulator.shape.Source.Elsewhere;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file of type declarations: its interfaces, type aliases, namespaces, imports and
 * exports. Classes, functions and constants are passed over; what a type says is the {@link
 * TypeReader}'s.
 */
final class SourceReader {
  private final Tokens tokens;
  private final Source source;
  private final TypeReader types;

  private SourceReader(Tokens tokens, Source source) {
    this.tokens = tokens;
    this.source = source;
    this.types = new TypeReader(tokens, source);
  }

  static Source read(Path file) throws IOException {
    var source = new Source(file);
    var tokens = new Tokens(file.toString(), Files.readString(file));
    var reader = new SourceReader(tokens, source);
    while (!tokens.atEnd()) {
      reader.statement("");
    }
    return source;
  }

  private void statement(String within) {
    boolean exported = tokens.takes("export");
    if (exported && tokens.sees("{")) {
      names(within);
      return;
    }
    if (!exported && tokens.sees("import") && tokens.peek(1).equals("{")) {
      tokens.take();
      names(within);
      return;
    }
    tokens.takes("declare");
    switch (tokens.peek(0)) {
      case "import" -> alias(within);
      case "interface" -> declared(within);
      case "type" -> typeAlias(within);
      case "namespace" -> namespace(within);
      default -> tokens.skipStatement();
    }
  }

  /** {@code { a, b as c } from './d.js';}, of an import or an export. */
  private void names(String within) {
    List<String[]> pairs = new ArrayList<>();
    tokens.expect("{");
    while (!tokens.takes("}")) {
      tokens.takes("type");
      String name = tokens.take();
      pairs.add(new String[] {name, tokens.takes("as") ? tokens.take() : name});
      tokens.takes(",");
    }
    Path file = tokens.takes("from") ? beside(tokens.text()) : null;
    tokens.takes(";");
    for (String[] pair : pairs) {
      String as = qualified(within, pair[1]);
      if (file != null || !as.equals(pair[0])) {
        source.elsewhere().put(as, new Elsewhere(file, pair[0]));
      }
    }
  }

  private @Nullable Path beside(String module) {
    Path folder = source.file().getParent();
    return folder == null || !module.startsWith(".")
        ? null
        : folder.resolve(module.replaceAll("\\.js$", ".d.ts")).normalize();
  }

  /** {@code import A = B.C;} or {@code import * as A from './b.js';}; others bring no types. */
  private void alias(String within) {
    tokens.expect("import");
    if (tokens.takes("*")) {
      tokens.expect("as");
      String name = tokens.take();
      tokens.expect("from");
      source.elsewhere().put(name, new Elsewhere(beside(tokens.text()), ""));
      tokens.expect(";");
      return;
    }
    if (!tokens.peek(1).equals("=")) {
      tokens.skipStatement();
      return;
    }
    String name = tokens.take();
    tokens.expect("=");
    source.elsewhere().put(qualified(within, name), new Elsewhere(null, types.dotted()));
    tokens.expect(";");
  }

  private void declared(String within) {
    tokens.expect("interface");
    String name = qualified(within, tokens.take());
    var parameters = parameters();
    List<DeclaredType> bases = new ArrayList<>();
    if (tokens.takes("extends")) {
      do {
        bases.add(types.type(within));
      } while (tokens.takes(","));
    }
    var body = types.members(within, bases);
    // A declaration in several parts is one.
    var before = source.declared().get(name);
    if (before != null && before.type() instanceof DeclaredType.Members earlier) {
      body.members().putAll(earlier.members());
    }
    source.declared().put(name, new Declared(parameters, body));
  }

  private void typeAlias(String within) {
    tokens.expect("type");
    String name = qualified(within, tokens.take());
    var parameters = parameters();
    tokens.expect("=");
    source.declared().put(name, new Declared(parameters, types.type(within)));
    tokens.expect(";");
  }

  private void namespace(String within) {
    tokens.expect("namespace");
    String inner = qualified(within, types.dotted());
    tokens.expect("{");
    while (!tokens.takes("}")) {
      statement(inner);
    }
  }

  private List<String> parameters() {
    List<String> names = new ArrayList<>();
    if (tokens.takes("<")) {
      while (!tokens.takes(">")) {
        names.add(tokens.take());
        if (tokens.takes("extends")) {
          types.type("");
        }
        if (tokens.takes("=")) {
          types.type("");
        }
        tokens.takes(",");
      }
    }
    return names;
  }

  static String qualified(String within, String name) {
    return within.isEmpty() ? name : within + "." + name;
  }

  /** Names that mean the same wherever they stand. */
  static final Map<String, DeclaredType> BUILT_IN =
      Map.of(
          // Sent as text; the class is what the npm client makes of it.
          "Decimal", new DeclaredType.Plain("string"),
          // Room for values of later versions; this one has those it lists.
          "OtherString", new DeclaredType.Plain("never"));
}
