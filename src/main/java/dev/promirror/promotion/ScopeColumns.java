package dev.promirror.promotion;

import dev.promirror.promotion.terms.Scope;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.Set;

/** A scope in a row. */
@Embeddable
record ScopeColumns(
    @Enumerated(EnumType.STRING) @Column(name = "scope") Kind kind,
    @Column(name = "scope_offers") List<String> offers) {

  enum Kind {
    ALL,
    ONLY,
    EXCEPT
  }

  static ScopeColumns of(Scope scope) {
    Kind kind =
        switch (scope) {
          case Scope.All all -> Kind.ALL;
          case Scope.Only only -> Kind.ONLY;
          case Scope.Except except -> Kind.EXCEPT;
        };
    return new ScopeColumns(kind, List.copyOf(scope.named()));
  }

  Scope scope() {
    return switch (kind) {
      case ALL -> new Scope.All();
      case ONLY -> new Scope.Only(Set.copyOf(offers));
      case EXCEPT -> new Scope.Except(Set.copyOf(offers));
    };
  }
}
