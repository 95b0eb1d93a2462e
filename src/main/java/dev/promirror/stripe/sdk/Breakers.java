package dev.promirror.stripe.sdk;

import dev.promirror.region.Region;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.Urgency;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Circuit breakers: an account that keeps failing is left in peace for a moment and costs the
 * others nothing; so is a whole platform once several accounts fail and none answers. Only failures
 * of reaching Stripe count; a refusal is an answer. After the pause edits try at once and bulk work
 * trickles, until Stripe answers. Accounts that answer are not remembered.
 */
@ApplicationScoped
class Breakers {

  /** An edit that came to an open breaker is sent within two seconds all the same. */
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private static final long TRICKLE = Duration.ofMillis(250).toNanos();
  private static final long KEPT = Duration.ofMinutes(1).toNanos();

  /** So many of the last ten calls failed. */
  private static final int FAILURES = 8;

  private static final int LAST_TEN = (1 << 10) - 1;
  private static final int ACCOUNTS = 5;

  /** Of one account, or of a platform. */
  private static final class State {
    private int outcomes;
    private boolean opened;
    private long until;
    private long failed;

    void refuse(long now, Urgency urgency) {
      if (opened && now - until < 0) {
        throw StripeFailure.NotSent.afterFailures();
      }
      if (opened && urgency == Urgency.BULK) {
        until = now + TRICKLE;
      }
    }

    void open(long now) {
      opened = true;
      until = now + PAUSE;
    }

    void note(int outcome) {
      outcomes = (outcomes << 1 | outcome) & LAST_TEN;
    }
  }

  /** A region's platform: its accounts in trouble, and who failed since the last answer. */
  private static final class Platform {
    private final Map<String, State> accounts = new HashMap<>();
    private final Set<String> failing = new HashSet<>();
    private final State all = new State();
    private long cleaned;
  }

  private final MeterRegistry metrics;
  private final LongSupplier nanos;
  private final Map<Region, Platform> platforms = new EnumMap<>(Region.class);

  @jakarta.inject.Inject
  Breakers(MeterRegistry metrics) {
    this(metrics, System::nanoTime);
  }

  /**
   * @param nanos a clock that never goes back
   */
  Breakers(MeterRegistry metrics, LongSupplier nanos) {
    this.metrics = metrics;
    this.nanos = nanos;
    for (Region region : Region.values()) {
      platforms.put(region, new Platform());
    }
  }

  /** The breaker of an account, or of the platform's own calls, for calls of this urgency. */
  Breaker of(Region region, String account, Urgency urgency) {
    return new Breaker() {
      @Override
      public <T> T call(Supplier<T> call) {
        enter(region, account, urgency);
        T result;
        try {
          result = call.get();
        } catch (StripeFailure.Unknown unknown) {
          failed(region, account);
          throw unknown;
        } catch (StripeFailure.NotSent notSent) {
          throw notSent;
        } catch (StripeFailure answer) {
          answered(region, account);
          throw answer;
        }
        answered(region, account);
        return result;
      }
    };
  }

  /** How many accounts are remembered. */
  synchronized int remembered() {
    return platforms.values().stream().mapToInt(platform -> platform.accounts.size()).sum();
  }

  private synchronized void enter(Region region, String account, Urgency urgency) {
    Platform platform = platform(region);
    long now = nanos.getAsLong();
    platform.all.refuse(now, urgency);
    State state = platform.accounts.get(account);
    if (state != null) {
      state.refuse(now, urgency);
    }
  }

  private synchronized void answered(Region region, String account) {
    Platform platform = platform(region);
    platform.failing.clear();
    platform.all.opened = false;
    State state = platform.accounts.get(account);
    if (state != null) {
      state.note(0);
      if (state.opened || state.outcomes == 0) {
        platform.accounts.remove(account);
      }
    }
  }

  private synchronized void failed(Region region, String account) {
    Platform platform = platform(region);
    long now = nanos.getAsLong();
    State state = platform.accounts.computeIfAbsent(account, name -> new State());
    state.failed = now;
    state.note(1);
    if (state.opened || Integer.bitCount(state.outcomes) >= FAILURES) {
      state.open(now);
      count(region, "account");
    }
    platform.failing.add(account);
    if (platform.failing.size() >= ACCOUNTS) {
      platform.all.open(now);
      count(region, "platform");
    }
    if (now - platform.cleaned > KEPT) {
      platform.cleaned = now;
      platform.accounts.values().removeIf(idle -> now - idle.failed > KEPT);
    }
  }

  private void count(Region region, String kind) {
    metrics.counter("promirror.stripe.breaks", "region", region.code(), "kind", kind).increment();
  }

  private Platform platform(Region region) {
    return java.util.Objects.requireNonNull(platforms.get(region));
  }
}
