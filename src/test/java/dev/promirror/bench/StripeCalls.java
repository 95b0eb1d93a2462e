package dev.promirror.bench;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** One of Stripe's calls over and over on a kept connection; every answer must be a 200. */
final class StripeCalls implements Load.Connection {

  private static final String HEADERS =
      "Authorization: Bearer sk_test_emulator_gl\r\nContent-Type: application/x-www-form-urlencoded";
  private static final AtomicLong NUMBER = new AtomicLong();

  private final HttpConnection http;
  private final String method;
  private final String path;
  private final String headers;
  private final LongFunction<String> form;

  private StripeCalls(
      String url, String method, String path, String account, LongFunction<String> form)
      throws IOException {
    this.http = new HttpConnection(URI.create(url));
    this.method = method;
    this.path = path;
    this.headers = HEADERS + "\r\nStripe-Account: " + account;
    this.form = form;
  }

  /** Creates a new coupon each time, with a key, as the gateway does. */
  static StripeCalls creatingCoupons(String url, String account) throws IOException {
    return new StripeCalls(
        url,
        "POST",
        "/v1/coupons",
        account,
        number -> "percent_off=20&name=Bench&metadata[promirror]=" + number);
  }

  /** Creates a new promotion code of this coupon each time. */
  static StripeCalls creatingCodes(String url, String account, String coupon) throws IOException {
    return new StripeCalls(
        url,
        "POST",
        "/v1/promotion_codes",
        account,
        number -> "promotion[type]=coupon&promotion[coupon]=%s&code=C%d".formatted(coupon, number));
  }

  /** Reads the same path each time. */
  static StripeCalls reading(String url, String account, String path) throws IOException {
    return new StripeCalls(url, "GET", path, account, number -> "");
  }

  @Override
  public void once() throws IOException {
    long number = NUMBER.incrementAndGet();
    String keyed =
        method.equals("POST") ? headers + "\r\nIdempotency-Key: bench-" + number : headers;
    int status = http.send(http.request(method, path, keyed, form.apply(number)));
    if (status != 200) {
      throw new IllegalStateException(method + " " + path + " was answered " + status);
    }
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
