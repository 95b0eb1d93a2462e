package dev.promirror.promotion.rest;

import dev.promirror.promotion.terms.Warning;
import java.util.List;

/** Something allowed that may surprise, in the API. */
record WarningJson(String code, String message) {

  static List<WarningJson> of(List<Warning> warnings) {
    return warnings.stream().map(it -> new WarningJson(it.code(), it.message())).toList();
  }
}
