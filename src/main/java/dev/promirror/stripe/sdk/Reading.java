package dev.promirror.stripe.sdk;

import com.stripe.exception.StripeException;
import com.stripe.model.HasId;
import com.stripe.model.StripeCollection;
import com.stripe.net.RequestOptions;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * One read that may take several calls. Each is guarded alone, but all share the time of one: who
 * asks starts it only if there is that much time, and doesn't know how many calls there will be.
 */
final class Reading {

  /** A call of the SDK, with options that end it in time. */
  interface TimedCall<T> {
    T make(RequestOptions options) throws StripeException;
  }

  /** Reads the page that follows an element. */
  interface NextPage<T extends HasId> {
    StripeCollection<T> after(String last, RequestOptions options) throws StripeException;
  }

  private final SdkCalls calls;
  private final long end;

  Reading(SdkCalls calls) {
    this(calls, StripeAccount.LONGEST_CALL);
  }

  Reading(SdkCalls calls, Duration time) {
    this.calls = calls;
    this.end = System.nanoTime() + time.toNanos();
  }

  /** Makes one call. */
  <T> T call(TimedCall<T> call) {
    RequestOptions options = inTime();
    return calls.call(() -> call.make(options));
  }

  /** Reads one object; empty if Stripe has none of that id. */
  <T> Optional<T> find(TimedCall<T> call) {
    RequestOptions options = inTime();
    return calls.find(() -> call.make(options));
  }

  /** All of a list an object holds the beginning of. */
  <T extends HasId> List<T> all(StripeCollection<T> beginning, NextPage<T> next) {
    List<T> all = new ArrayList<>(beginning.getData());
    boolean more = Boolean.TRUE.equals(beginning.getHasMore());
    while (more && !all.isEmpty()) {
      RequestOptions options = inTime();
      String last = all.getLast().getId();
      StripeCollection<T> page = calls.call(() -> next.after(last, options));
      all.addAll(page.getData());
      more = Boolean.TRUE.equals(page.getHasMore());
    }
    return all;
  }

  private RequestOptions inTime() {
    Duration left = Duration.ofNanos(end - System.nanoTime());
    if (left.toMillis() < 1) {
      throw new StripeFailure.Unknown(false, new TimeoutException("the read took too long"));
    }
    return calls.options(left);
  }
}
