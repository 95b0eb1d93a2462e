package dev.promirror.standins.emulator.shape;

import dev.promirror.standins.emulator.shape.DeclaredType.ListOf;
import dev.promirror.standins.emulator.shape.DeclaredType.Literal;
import dev.promirror.standins.emulator.shape.DeclaredType.Member;
import dev.promirror.standins.emulator.shape.DeclaredType.Members;
import dev.promirror.standins.emulator.shape.DeclaredType.Named;
import dev.promirror.standins.emulator.shape.DeclaredType.Plain;
import dev.promirror.standins.emulator.shape.DeclaredType.Union;
import dev.promirror.standins.emulator.shape.Source.Declared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All declarations of a folder, by the objects they describe and by their names. */
final class Declarations {
  private final Map<Path, Source> sources = new HashMap<>();
  private final Map<String, List<DeclaredType>> byObject = new HashMap<>();

  /** Reads the declarations of the npm package {@code stripe} in this folder. */
  static Declarations ofStripe(Path npm) {
    var declarations = new Declarations();
    Path types = npm.resolve("esm");
    declarations.index(declarations.source(types.resolve("lib.d.ts")));
    try (var files = Files.walk(types.resolve("resources"))) {
      files
          .filter(file -> file.toString().endsWith(".d.ts"))
          .sorted()
          .forEach(file -> declarations.index(declarations.source(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return declarations;
  }

  /**
   * What describes the objects of this name: several where a deleted one is described apart; none
   * if the name is unknown.
   */
  List<DeclaredType> ofObject(String object) {
    return byObject.getOrDefault(object, List.of());
  }

  /** What describes the event of this type, or nothing. */
  List<DeclaredType> ofEvent(String type) {
    return byObject.getOrDefault("event " + type, List.of());
  }

  private void index(Source source) {
    source
        .declared()
        .forEach(
            (name, declared) -> {
              if (!name.contains("Params") && declared.type() instanceof Members members) {
                var type = new Named(name, List.of(), source, "");
                index(text(members, "object"), type);
                String event = text(members, "type");
                if (event != null && extendsEvents(members)) {
                  index("event " + event, type);
                }
              }
            });
  }

  private void index(@Nullable String key, DeclaredType type) {
    if (key != null) {
      byObject.computeIfAbsent(key, k -> new ArrayList<>()).add(type);
    }
  }

  private static @Nullable String text(Members members, String name) {
    var member = members.members().get(name);
    return member != null && member.type() instanceof Literal literal && literal.text()
        ? literal.value()
        : null;
  }

  private static boolean extendsEvents(Members members) {
    return members.bases().stream()
        .anyMatch(base -> base instanceof Named named && named.name().equals("EventBase"));
  }

  private Source source(Path file) {
    var known = sources.get(file);
    if (known != null) {
      return known;
    }
    try {
      var source = SourceReader.read(file);
      sources.put(file, source);
      return source;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a name means, its type parameters filled in. */
  DeclaredType resolve(Named named) {
    var builtIn = SourceReader.BUILT_IN.get(named.name());
    if (builtIn != null) {
      return builtIn;
    }
    var declared = find(named.source(), named.within(), named.name());
    if (declared == null) {
      throw new IllegalStateException(
          named.source() + ": nothing declares " + named.name() + " in " + named.within());
    }
    if (declared.parameters().isEmpty()) {
      return declared.type();
    }
    Map<String, DeclaredType> given = new HashMap<>();
    for (int i = 0; i < declared.parameters().size(); i++) {
      boolean said = i < named.arguments().size();
      given.put(
          declared.parameters().get(i), said ? named.arguments().get(i) : new Plain("unknown"));
    }
    return filled(declared.type(), given);
  }

  /** Looks from the innermost namespace outwards, as TypeScript does. */
  private @Nullable Declared find(Source source, String within, String name) {
    for (String space = within; ; space = outer(space)) {
      var found = findAt(source, SourceReader.qualified(space, name));
      if (found != null || space.isEmpty()) {
        return found;
      }
    }
  }

  private @Nullable Declared findAt(Source source, String full) {
    var here = source.declared().get(full);
    if (here != null) {
      return here;
    }
    // The name may begin with one that stands for a declaration elsewhere.
    for (int end = full.length(); end > 0; end = full.lastIndexOf('.', end - 1)) {
      var elsewhere = source.elsewhere().get(full.substring(0, end));
      if (elsewhere != null) {
        var there = elsewhere.file() == null ? source : source(elsewhere.file());
        String rest = full.substring(end);
        return findAt(
            there, elsewhere.name().isEmpty() ? rest.substring(1) : elsewhere.name() + rest);
      }
    }
    return null;
  }

  private static String outer(String space) {
    return space.substring(0, Math.max(0, space.lastIndexOf('.')));
  }

  private static DeclaredType filled(DeclaredType type, Map<String, DeclaredType> given) {
    return switch (type) {
      case Named named when given.containsKey(named.name()) -> given.get(named.name());
      case Named named ->
          new Named(named.name(), filled(named.arguments(), given), named.source(), named.within());
      case ListOf list -> new ListOf(filled(list.element(), given));
      case Union union -> new Union(filled(union.options(), given));
      case Members members -> filled(members, given);
      case Plain plain -> plain;
      case Literal literal -> literal;
    };
  }

  private static List<DeclaredType> filled(
      List<DeclaredType> types, Map<String, DeclaredType> given) {
    return types.stream().map(type -> filled(type, given)).toList();
  }

  private static Members filled(Members members, Map<String, DeclaredType> given) {
    Map<String, Member> filled = new LinkedHashMap<>();
    members
        .members()
        .forEach(
            (name, member) ->
                filled.put(name, new Member(filled(member.type(), given), member.optional())));
    var others = members.others();
    return new Members(
        filled(members.bases(), given), filled, others == null ? null : filled(others, given));
  }
}
