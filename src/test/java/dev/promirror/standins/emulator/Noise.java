package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.codeOf;
import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;

import com.stripe.exception.StripeException;
import dev.promirror.standins.emulator.store.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Random requests, some nearly good, some not at all; the same seed gives the same ones. */
final class Noise {
  /** A request; each letter of its body is a byte. */
  record Request(String method, String target, Map<String, String> headers, String body) {
    byte[] bytes() {
      return body.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private record Mapping(String method, String path) {}

  private static final List<String> NAMES =
      List.of(
          "id",
          "name",
          "percent_off",
          "amount_off",
          "currency",
          "duration",
          "duration_in_months",
          "max_redemptions",
          "redeem_by",
          "metadata",
          "metadata[a]",
          "metadata[a][b]",
          "applies_to[products][]",
          "applies_to[products][0]",
          "currency_options[eur][amount_off]",
          "promotion[type]",
          "promotion[coupon]",
          "code",
          "active",
          "expires_at",
          "customer",
          "restrictions[minimum_amount]",
          "restrictions[first_time_transaction]",
          "limit",
          "starting_after",
          "ending_before",
          "created",
          "created[gte]",
          "expand[]",
          "expand[0]",
          "expand",
          "product",
          "price",
          "unit_amount",
          "recurring[interval]",
          "recurring",
          "line_items[0][price]",
          "line_items[0][quantity]",
          "line_items",
          "mode",
          "success_url",
          "discounts[0][coupon]",
          "discounts[0][promotion_code]",
          "allow_promotion_codes",
          "url",
          "enabled_events[]",
          "connect",
          "api_version",
          "account",
          "type",
          "types[]",
          "email",
          "country",
          "controller[fees][payer]",
          "capabilities[transfers][requested]",
          "subscription",
          "status",
          "return_url",
          "refresh_url",
          "",
          "[]",
          "a[",
          "a]b[c",
          "zzz");
  private static final List<String> VALUES =
      List.of(
          "",
          "1",
          "0",
          "-1",
          "20",
          "100",
          "101",
          "12.5",
          "999999999999999999",
          "1e9",
          "usd",
          "EUR",
          "jpy",
          "once",
          "forever",
          "repeating",
          "coupon",
          "true",
          "false",
          "payment",
          "subscription",
          "month",
          "https://example.com/x",
          "data.coupon",
          "data.applies_to",
          "applies_to",
          "a.b.c.d.e",
          "US",
          "IN",
          "*",
          "coupon.created",
          "express",
          "application",
          "account_onboarding",
          "SUNNY",
          "%00",
          "%F0%9F%98%80",
          "%",
          "%zz",
          "%ff",
          "a%20b",
          "NaN",
          "null",
          "{}",
          "[]",
          "'",
          "\"",
          "2000000000",
          "4000000000");
  private static final List<String> METHODS = List.of("GET", "POST", "DELETE", "PUT", "PATCH");

  private final SplittableRandom random;
  private final String account;
  private final List<Mapping> mappings = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();

  /** Noise in a world that has one object of most kinds. */
  Noise(long seed, EmulatorFixture world) throws IOException, StripeException {
    random = new SplittableRandom(seed);
    account = world.account;
    ids.add(account);
    var coupon = world.coupon(twentyPercent());
    ids.add(coupon.getId());
    ids.add(world.code(codeOf(coupon, "NOISE")).getId());
    var offer = world.control.offer(account, "Gold", 1000, "usd", "month");
    ids.add(offer.price());
    ids.add(offer.product());
    var receipt = world.control.buy(account, offer.price(), "NOISE", "mia@example.com", "Mia");
    ids.add(receipt.session());
    ids.add(String.valueOf(receipt.subscription()));
    ids.add(String.valueOf(receipt.invoice()));
    ids.add(String.valueOf(receipt.customer()));
    readMappings();
  }

  private void readMappings() throws IOException {
    try (var files = Files.list(EmulatorFixture.FIXTURES.resolve("mappings"))) {
      for (Path file : files.sorted().toList()) {
        var json = Json.read(Files.readString(file), IllegalStateException::new);
        for (var mapping : json.path("mappings")) {
          var request = mapping.path("request");
          String path = request.path("urlPath").asText(request.path("urlPathTemplate").asText());
          if (path.startsWith("/v1/")) {
            mappings.add(new Mapping(request.path("method").asText(), path));
          }
        }
      }
    }
  }

  /** Takes note of what an answer names, for later requests. */
  void learn(RawHttp.Reply reply) {
    String id = reply.json().path("id").asText();
    if (!id.isEmpty() && ids.size() < 200) {
      ids.add(id);
    }
  }

  Request next() {
    var mapping = pick(mappings);
    String method = oneIn(15) ? pick(METHODS) : mapping.method();
    String path = mapping.path();
    while (path.contains("{")) {
      path = path.replaceFirst("\\{[^}]*}", id());
    }
    if (oneIn(30)) {
      path += pick(List.of("/", "/x", "//", "%", "%2e%2e", ";a=b", "\u00ff"));
    }
    boolean asQuery = method.equals("GET") || oneIn(10);
    String query = asQuery ? "?" + form() : "";
    String body = asQuery ? "" : body();
    return new Request(method, path + query, headers(), body);
  }

  private String id() {
    return switch (random.nextInt(8)) {
      case 0 -> "nobody";
      case 1 -> pick(List.of("%zz", "%00", "%ff", "%F0%9F%98%80", "a%2Fb", "%20", ".."));
      default -> pick(ids);
    };
  }

  private Map<String, String> headers() {
    var headers = new HashMap<String, String>();
    if (!oneIn(4)) {
      headers.put("Stripe-Account", oneIn(20) ? "acct_nobody" : account);
    }
    if (oneIn(25)) {
      headers.put("Authorization", pick(List.of("Bearer x", "Basic !", "", "Bearer")));
    }
    if (oneIn(25)) {
      headers.put("Content-Type", pick(List.of("application/json", "x", "", "text/html")));
    }
    if (oneIn(25)) {
      headers.put("Stripe-Version", pick(List.of("1", "2020-08-27", "", "2025-01-01.basil")));
    }
    return headers;
  }

  private String body() {
    if (!oneIn(12)) {
      return form();
    }
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private String form() {
    var pairs = new ArrayList<String>();
    for (int i = random.nextInt(6); i > 0; i--) {
      pairs.add(pick(NAMES) + "=" + value());
    }
    return String.join("&", pairs);
  }

  private String value() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> pick(ids);
      case 2 -> "%" + HexFormat.of().toHexDigits((byte) random.nextInt());
      case 3 -> String.valueOf(random.nextInt());
      default -> pick(VALUES);
    };
  }

  private boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
