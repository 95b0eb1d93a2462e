package dev.promirror.standins.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's rate limiters: a bucket of tokens an account, and one for each of its endpoints. They go
 * by real time, whatever the emulator's clock says, and are off unless they are told their rates.
 */
public final class RateLimits {
  static final String GLOBAL = "global-rate";
  static final String ENDPOINT = "endpoint-rate";
  static final String RESOURCE = "resource-specific";

  private record Draw(String bucket, int rate, String reason) {}

  private final @Nullable Rates atStart;
  private final LongSupplier nanos;
  private final BooleanSupplier platformToo;
  private final Map<String, Bucket> buckets = new HashMap<>();
  private final Map<String, Long> refused = new TreeMap<>();
  private @Nullable Rates rates;

  /**
   * The limits at the start; null for none.
   *
   * @param nanos a clock that never goes back
   * @param platformToo whether a call in an account draws on its platform's buckets too
   */
  public RateLimits(@Nullable Rates atStart, LongSupplier nanos, BooleanSupplier platformToo) {
    this.atStart = atStart;
    this.rates = atStart;
    this.nanos = nanos;
    this.platformToo = platformToo;
  }

  /** Limits calls from now on, all buckets full; null lets every call through. */
  public synchronized void limit(@Nullable Rates rates) {
    this.rates = rates;
    buckets.clear();
    refused.clear();
  }

  /** Limits calls as at the start. */
  public void reset() {
    limit(atStart);
  }

  /** Why a call is refused; null when it may go on, which uses it up. */
  synchronized @Nullable String refusal(Caller caller, String operation) {
    if (rates == null) {
      return null;
    }
    var draws = draws(rates, caller, operation);
    for (var draw : draws) {
      if (!bucket(draw).hasOne(nanos.getAsLong())) {
        refused.merge(draw.reason(), 1L, Long::sum);
        return draw.reason();
      }
    }
    draws.forEach(draw -> bucket(draw).take());
    return null;
  }

  private List<Draw> draws(Rates rates, Caller caller, String operation) {
    var draws = new ArrayList<Draw>();
    for (String owner : owners(caller)) {
      draws.add(new Draw(owner, rates.global(), GLOBAL));
      draws.add(new Draw(owner + " " + operation, rates.endpoint(), ENDPOINT));
    }
    if (operation.equals("accounts.create")) {
      draws.add(new Draw(caller.platform() + " accounts", rates.accountCreation(), RESOURCE));
    }
    return draws;
  }

  private List<String> owners(Caller caller) {
    return caller.scope().equals(caller.platform()) || !platformToo.getAsBoolean()
        ? List.of(caller.scope())
        : List.of(caller.scope(), caller.platform());
  }

  private Bucket bucket(Draw draw) {
    return buckets.computeIfAbsent(
        draw.bucket(), any -> new Bucket(draw.rate(), nanos.getAsLong()));
  }

  /** The rates, and how many calls each limiter has refused; empty when off. */
  public synchronized ObjectNode report() {
    var report = Json.object();
    if (rates != null) {
      report.put("global", rates.global()).put("endpoint", rates.endpoint());
      report.put("account_creation", rates.accountCreation());
      var counts = report.putObject("refused");
      refused.forEach(counts::put);
    }
    return report;
  }
}
