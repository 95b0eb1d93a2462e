package dev.promirror.promotion.rest;

import dev.promirror.promotion.terms.Enforcement;
import java.util.List;

/** Who sees to a field, in the API. */
record EnforcementJson(String field, Enforcement.By by, String note) {

  static List<EnforcementJson> of(Enforcement enforcement) {
    return enforcement.entries().stream()
        .map(entry -> new EnforcementJson(entry.field(), entry.by(), entry.note()))
        .toList();
  }
}
