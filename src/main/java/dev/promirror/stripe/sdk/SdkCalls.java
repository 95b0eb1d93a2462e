package dev.promirror.stripe.sdk;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiMode;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.RawRequestOptions;
import com.stripe.net.RequestOptions;
import com.stripe.net.StripeResponse;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.StripeWrite;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/** Calls within one account (or the platform itself), behind its circuit breaker. */
final class SdkCalls {

  private static final int NOT_FOUND = 404;

  /** A call of the SDK. */
  interface Call<T> {
    T make() throws StripeException;
  }

  private final StripeClient client;
  private final @Nullable String account;
  private final Guard guard;

  SdkCalls(StripeClient client, @Nullable String account, Guard guard) {
    this.client = client;
    this.account = account;
    this.guard = guard;
  }

  RequestOptions options() {
    return RequestOptions.builder().setStripeAccount(account).build();
  }

  /** Options of a call that is given less time than the longest. */
  RequestOptions options(Duration limit) {
    return RequestOptions.builder()
        .setStripeAccount(account)
        .setReadTimeout(Math.toIntExact(limit.toMillis()))
        .build();
  }

  /** Makes a call; whatever goes wrong is a {@link StripeFailure}. */
  @SuppressWarnings("unchecked") // the guard returns what the call made
  <T> T call(Call<T> call) {
    try {
      return (T) guard.get(() -> make(call), Object.class);
    } catch (CircuitBreakerOpenException e) {
      throw new StripeFailure.NotSent(e);
    }
  }

  /** Reads one object; empty if Stripe has none of that id. */
  <T> Optional<T> find(Call<T> call) {
    return call(
        () -> {
          try {
            return Optional.of(call.make());
          } catch (InvalidRequestException e) {
            if (Integer.valueOf(NOT_FOUND).equals(e.getStatusCode())) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  /** Sends a change, byte for byte, and reads the object it answers with. */
  <T> T send(StripeWrite write, String idempotencyKey, Class<T> type) {
    return call(
        () -> {
          RawRequestOptions.RawRequestOptionsBuilder options =
              RawRequestOptions.builder().setIdempotencyKey(idempotencyKey);
          if (account != null) {
            options.setStripeAccount(account);
          }
          StripeResponse response =
              client.rawRequest(
                  RequestMethod.valueOf(write.method()),
                  write.path(),
                  write.form(),
                  options.build());
          return type.cast(client.deserialize(response.body(), ApiMode.V1));
        });
  }

  private static <T> T make(Call<T> call) {
    try {
      return call.make();
    } catch (StripeException e) {
      throw Failures.of(e);
    } catch (RuntimeException e) {
      // An answer that isn't what Stripe sends: a proxy's page, or cut off.
      throw new StripeFailure.Unknown(false, e);
    }
  }
}
