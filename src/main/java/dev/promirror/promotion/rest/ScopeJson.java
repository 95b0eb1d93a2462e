package dev.promirror.promotion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.promirror.promotion.terms.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scope in the API. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScopeJson(Kind kind, @Nullable List<String> offers) {

  enum Kind {
    ALL,
    ONLY,
    EXCEPT
  }

  static ScopeJson of(Scope scope) {
    return switch (scope) {
      case Scope.All all -> new ScopeJson(Kind.ALL, null);
      case Scope.Only only -> new ScopeJson(Kind.ONLY, List.copyOf(only.offers()));
      case Scope.Except except -> new ScopeJson(Kind.EXCEPT, List.copyOf(except.offers()));
    };
  }
}
