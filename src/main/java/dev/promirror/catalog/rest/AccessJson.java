package dev.promirror.catalog.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.promirror.catalog.Access;
import org.jspecify.annotations.Nullable;

/** What an offer gives access to, in the API. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccessJson(Access.Kind kind, @Nullable String name) {

  static AccessJson of(Access access) {
    return new AccessJson(access.kind(), access.name());
  }
}
