package dev.promirror.stripe.sdk;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import dev.promirror.stripe.StripeAccount;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Carries the SDK's requests over {@code java.net.http}: pooled connections that cost nothing while
 * virtual threads wait, and one time-out for the whole exchange: the request's own, or the longest
 * call's.
 */
final class JdkTransport extends HttpClient {

  private final java.net.http.HttpClient http;

  JdkTransport() {
    this.http =
        java.net.http.HttpClient.newBuilder()
            .connectTimeout(StripeAccount.LONGEST_CALL.dividedBy(2))
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public StripeResponse request(StripeRequest request) throws ApiConnectionException {
    return request(request, limit(request));
  }

  /** Makes a request that may take so long. */
  StripeResponse request(StripeRequest request, Duration limit) throws ApiConnectionException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(request.url().toString()))
            .timeout(limit)
            .setHeader("User-Agent", buildUserAgentString(request));
    request
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> builder.setHeader(name, value)));
    if (request.content() == null) {
      builder.method(request.method().name(), HttpRequest.BodyPublishers.noBody());
    } else {
      builder.setHeader("Content-Type", request.content().contentType());
      builder.method(
          request.method().name(),
          HttpRequest.BodyPublishers.ofByteArray(request.content().byteArrayContent()));
    }
    try {
      // HttpRequest's time-out ends with the headers; a body that stalls must not hold a worker.
      CompletableFuture<HttpResponse<String>> exchange =
          http.sendAsync(builder.build(), BodyHandlers.ofString());
      HttpResponse<String> response = answer(exchange, limit);
      return new StripeResponse(
          response.statusCode(), HttpHeaders.of(response.headers().map()), response.body());
    } catch (ExecutionException | TimeoutException e) {
      throw new ApiConnectionException("no answer from Stripe", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiConnectionException("interrupted while waiting for Stripe", e);
    }
  }

  /** A request may be given less time than the longest call, never more. */
  static Duration limit(StripeRequest request) {
    Integer wanted = request.options().getReadTimeout();
    return wanted == null || wanted > StripeAccount.LONGEST_CALL.toMillis()
        ? StripeAccount.LONGEST_CALL
        : Duration.ofMillis(wanted);
  }

  private static HttpResponse<String> answer(
      CompletableFuture<HttpResponse<String>> exchange, Duration limit)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      return exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      exchange.cancel(true);
    }
  }
}
