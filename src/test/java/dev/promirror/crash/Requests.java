package dev.promirror.crash;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was really sent: the same bytes under a key, and nothing made twice under two. */
final class Requests {

  private final List<Wire.Sent> sent;
  private final List<String> differences;

  Requests(List<Wire.Sent> sent, List<String> differences) {
    this.sent = sent;
    this.differences = differences;
  }

  void check() {
    Map<String, String> bytes = new HashMap<>();
    Map<String, Set<String>> made = new HashMap<>();
    for (Wire.Sent one : sent) {
      String what = one.method() + " " + one.path() + " " + one.form();
      String before = bytes.putIfAbsent(one.key(), what);
      if (one.key().isEmpty()) {
        differences.add("sent without a key: " + what);
      } else if (before != null && !before.equals(what)) {
        differences.add("other bytes under one key: " + before + " and " + what);
      }
      if (one.kind().startsWith("create") && one.status() == 200) {
        made.computeIfAbsent(what, it -> new HashSet<>()).add(one.key());
      }
    }
    made.forEach(
        (what, keys) -> {
          if (keys.size() > 1) {
            differences.add("made under two keys: " + what);
          }
        });
  }
}
