package dev.promirror.standins.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * How often each call was made in each account since the start; at most 10,000 kinds are told
 * apart.
 */
public final class RequestCounts {
  private static final int MOST = 10_000;

  private record Kind(String method, String path, String account) {}

  private final Map<Kind, Long> counts = new HashMap<>();

  synchronized void count(String method, String path, String account) {
    var kind = new Kind(method, path, account);
    if (counts.size() < MOST || counts.containsKey(kind)) {
      counts.merge(kind, 1L, Long::sum);
    }
  }

  /** Begins anew. */
  public synchronized void clear() {
    counts.clear();
  }

  /** The counts, and how much of its allocation of reads each account has used. */
  public synchronized ObjectNode report() {
    var report = Json.object();
    var list = report.putArray("requests");
    counts.keySet().stream()
        .sorted(Comparator.comparing(Kind::toString))
        .forEach(
            kind ->
                list.addObject()
                    .put("method", kind.method())
                    .put("path", kind.path())
                    .put("account", kind.account())
                    .put("count", counts.get(kind)));
    var reads = report.putObject("reads");
    counts.forEach(
        (kind, count) -> {
          if (kind.method().equals("GET")) {
            reads.put(kind.account(), reads.path(kind.account()).asLong() + count);
          }
        });
    return report;
  }
}
