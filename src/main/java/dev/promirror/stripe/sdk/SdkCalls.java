package dev.promirror.stripe.sdk;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiMode;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.RawRequestOptions;
import com.stripe.net.RequestOptions;
import com.stripe.net.StripeResponse;
import dev.promirror.platform.Unavailable;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.StripeWrite;
import java.time.Duration;
import java.util.Optional;
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
  private final Breaker breaker;

  SdkCalls(StripeClient client, @Nullable String account, Breaker breaker) {
    this.client = client;
    this.account = account;
    this.breaker = breaker;
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

  /**
   * Makes a call; whatever goes wrong is a {@link StripeFailure}, but for storage that can't be
   * reached: then nothing counts our calls, and none is made.
   */
  <T> T call(Call<T> call) {
    return breaker.call(() -> make(call));
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
    } catch (StripeFailure | Unavailable e) {
      // The transport's own.
      throw e;
    } catch (RuntimeException e) {
      // An answer that isn't what Stripe sends: a proxy's page, or cut off.
      throw new StripeFailure.Unknown(false, e);
    }
  }
}
