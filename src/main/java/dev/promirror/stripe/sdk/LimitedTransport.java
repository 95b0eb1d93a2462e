package dev.promirror.stripe.sdk;

import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.Urgency;
import dev.promirror.stripe.limits.Lane;
import dev.promirror.stripe.limits.Limits;
import java.time.Duration;

/**
 * Sends no request before our limiter lets it go: here, for a call of the SDK can be several
 * requests, and only here a 429's reason is seen. The wait is part of the request's time.
 */
final class LimitedTransport extends HttpClient {

  private static final int THROTTLED = 429;
  private static final String ACCOUNT = "Stripe-Account";
  private static final String REASON = "Stripe-Rate-Limited-Reason";

  private final JdkTransport http;
  private final Limits limits;
  private final Urgency urgency;

  LimitedTransport(JdkTransport http, Limits limits, Urgency urgency) {
    this.http = http;
    this.limits = limits;
    this.urgency = urgency;
  }

  @Override
  public StripeResponse request(StripeRequest request) throws StripeException {
    Lane lane =
        Lane.of(
            request.headers().firstValue(ACCOUNT).orElse(null),
            request.method().name(),
            request.url().getPath());
    Duration limit = JdkTransport.limit(request);
    long end = System.nanoTime() + limit.toNanos();
    StripeResponse response;
    try (Limits.Leave _ = limits.await(lane, urgency, limit)) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.toMillis() < 1) {
        throw StripeFailure.NotSent.byOurLimit();
      }
      response = http.request(request, left);
    }
    if (response.code() == THROTTLED) {
      String reason = response.headers().firstValue(REASON).orElse("");
      throw new StripeFailure.Throttled(limits.throttled(lane, reason));
    }
    return response;
  }
}
