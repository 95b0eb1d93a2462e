package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no good client sends, and how Stripe says so. */
class BadRequestsTest {
  private static final String COUPONS = "/v1/coupons";
  private static final String MALFORMED =
      "Invalid request (check that your POST content type is application/x-www-form-urlencoded)."
          + " If you have any questions, we can help at https://support.stripe.com/.";

  private static EmulatorFixture world;
  private static RawHttp http;

  @BeforeAll
  static void start() throws StripeException {
    world = new EmulatorFixture();
    http = RawHttp.to(world.emulator);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static void refused(int status, String message, RawHttp.Reply reply) {
    assertEquals(status, reply.status(), reply.body());
    assertEquals(message, reply.error().path("message").asText());
    assertEquals("invalid_request_error", reply.error().path("type").asText());
    assertEquals("application/json", reply.header("Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?a=%zz", "?%", "?a=%e4", "?limit=1&limit[a]=2", "/%zz", "/%00"})
  void brokenEncodingInAnAddressIsABadRequest(String rest) throws IOException {
    refused(400, MALFORMED, http.get(COUPONS + rest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id=%zz", "id=%", "name=%ff%fe", "name=a&name[b]=c", "name[b]=c&name=a"})
  void brokenEncodingInAFormIsABadRequest(String form) throws IOException {
    refused(400, MALFORMED, http.post(COUPONS, "percent_off=20&" + form));
  }

  @Test
  void bytesThatAreNoTextAreABadRequest() throws IOException {
    byte[] form = "percent_off=20&name=ä".getBytes(StandardCharsets.ISO_8859_1);
    refused(400, MALFORMED, http.send("POST", COUPONS, Map.of(), form));
  }

  @Test
  void otherContentIsNotTaken() throws IOException {
    for (String type : new String[] {"application/json", "text/plain", "multipart/form-data"}) {
      refused(
          400, MALFORMED, http.post(COUPONS, "{\"percent_off\":20}", Map.of("Content-Type", type)));
    }
    var charset =
        Map.of("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8", "Accept", "*/*");
    assertEquals(200, http.post(COUPONS, "percent_off=20", charset).status());
  }

  @Test
  void hugeAndDeepFormsAreRefused() throws IOException {
    assertEquals(413, http.post(COUPONS, "name=" + "a".repeat(1_000_001)).status());
    refused(400, MALFORMED, http.post(COUPONS, "name" + "[a]".repeat(20_000) + "=1"));
    var long_ = http.post(COUPONS, "percent_off=20&name=" + "a".repeat(5001));
    assertEquals("parameter_invalid_string_too_long", long_.error().path("code").asText());
  }

  /** No more of it is ever sent, so it is refused by its length alone. */
  @Test
  void aHugeBodyIsRefusedBeforeItIsRead() throws IOException {
    var announced = Map.of("Content-Length", "9000000000");
    var reply = http.send("POST", COUPONS, announced, new byte[] {'a'});
    refused(413, "Request entity too large.", reply);
  }

  @Test
  void aBodyOfUnknownLengthIsRefusedOnceItIsTooLarge() throws IOException {
    byte[] most = ("name=" + "a".repeat(999_995)).getBytes(StandardCharsets.UTF_8);
    assertEquals(400, chunked(most, true).status());
    var endless = chunked(new byte[1_000_001], false);
    refused(413, "Request entity too large.", endless);
  }

  private static RawHttp.Reply chunked(byte[] chunk, boolean end) throws IOException {
    var body = new ByteArrayOutputStream();
    body.writeBytes((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(chunk);
    body.writeBytes((end ? "\r\n0\r\n\r\n" : "\r\n").getBytes(StandardCharsets.UTF_8));
    return http.sendChunked("POST", COUPONS, body.toByteArray());
  }

  @Test
  void whatIsNoHttpIsAnsweredInJsonToo() throws IOException {
    refused(400, MALFORMED, http.get("/v1/coupons/a b"));
    refused(400, MALFORMED, http.send("GET", COUPONS, Map.of("Bad Header", "x"), new byte[0]));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          colour=red                      | parameter_unknown         | colour          | Received unknown parameter: colour
          a=1&b[c]=2                      | parameter_unknown         | a               | Received unknown parameters: a, b
          applies_to[shops][0]=x          | parameter_unknown         | applies_to[shops] | Received unknown parameter: applies_to[shops]
          max_redemptions=many            | parameter_invalid_integer | max_redemptions | Invalid integer: many
          max_redemptions=1.5             | parameter_invalid_integer | max_redemptions | Invalid integer: 1.5
          max_redemptions=99999999999999999999 | parameter_invalid_integer | max_redemptions | Invalid integer: 99999999999999999999
          duration=ever                   |                           | duration        | Invalid duration: must be one of forever, once, or repeating
          applies_to[products]=x          |                           | applies_to[products] | Invalid array
          applies_to[products][a]=x       |                           | applies_to[products] | Invalid array
          applies_to=x                    |                           | applies_to      | Invalid object
          """)
  void aParameterAtFaultIsNamed(String form, String code, String param, String message)
      throws IOException {
    var reply = http.post(COUPONS, "percent_off=20&" + form);
    refused(400, message, reply);
    assertEquals(code, reply.error().path("code").textValue());
    assertEquals(param, reply.error().path("param").asText());
  }

  @Test
  void aMissingAndAnEmptyParameterAreToldApart() throws IOException {
    var missing = http.post("/v1/products", "");
    refused(400, "Missing required param: name.", missing);
    assertEquals("parameter_missing", missing.error().path("code").asText());
    var empty = http.post("/v1/products", "name=");
    refused(
        400,
        "You passed an empty string for 'name'. We assume empty values are an attempt to unset a"
            + " parameter; however 'name' cannot be unset. You should remove 'name' from your"
            + " request or supply a non-empty value.",
        empty);
    assertEquals("parameter_invalid_empty", empty.error().path("code").asText());
  }

  @Test
  void ofTwoValuesTheLaterCountsAndListsKeepTheirOrder() throws IOException {
    var twice = http.post(COUPONS, "percent_off=20&name=first&name=second");
    assertEquals("second", twice.json().path("name").asText());
    String one = http.post("/v1/products", "name=one").json().path("id").asText();
    String two = http.post("/v1/products", "name=two").json().path("id").asText();
    for (String list :
        new String[] {
          "applies_to[products][1]=%s&applies_to[products][0]=%s".formatted(two, one),
          "applies_to[products][]=%s&applies_to[products][]=%s".formatted(one, two),
          "applies_to[products][7]=%s&applies_to[products][]=%s".formatted(one, two)
        }) {
      var coupon = http.post(COUPONS, "percent_off=20&expand[]=applies_to&" + list).json();
      assertEquals(one, coupon.path("applies_to").path("products").path(0).asText(), list);
      assertEquals(two, coupon.path("applies_to").path("products").path(1).asText(), list);
    }
  }

  @Test
  void whatCannotBeExpandedIsSaid() throws IOException {
    String coupon = http.post(COUPONS, "percent_off=20").json().path("id").asText();
    refused(
        400,
        "This property cannot be expanded (shop).",
        http.get(COUPONS + "/" + coupon + "?expand[]=shop"));
    refused(
        400,
        "This property cannot be expanded (applies_to). You may want to try expanding"
            + " 'data.applies_to' instead.",
        http.get(COUPONS + "?expand[]=applies_to"));
    var deep = http.get(COUPONS + "?expand[]=data.a.b.c.d");
    refused(
        400, "You cannot expand more than 4 levels of a property. Property: data.a.b.c.d", deep);
    assertEquals("property_expansion_max_depth", deep.error().path("code").asText());
    refused(400, "Invalid array", http.get(COUPONS + "?expand=applies_to"));
    for (String plain : new String[] {"metadata", "name", "percent_off"}) {
      refused(
          400,
          "This property cannot be expanded (" + plain + ").",
          http.get(COUPONS + "/" + coupon + "?expand[]=" + plain));
    }
    refused(
        400,
        "This property cannot be expanded (data.shop).",
        http.get("/v1/refunds?expand[]=data.shop"));
  }

  @Test
  void pagesHaveBoundsAndOneDirection() throws IOException {
    for (int limit : new int[] {0, 101, -1}) {
      var reply = http.get(COUPONS + "?limit=" + limit);
      assertEquals("parameter_invalid_integer", reply.error().path("code").asText());
      assertEquals("limit", reply.error().path("param").asText());
    }
    refused(
        400,
        "You may only specify one of these parameters: ending_before, starting_after.",
        http.get(COUPONS + "?starting_after=a&ending_before=b"));
    refused(400, "No such coupon: 'a'", http.get(COUPONS + "?starting_after=a"));
  }

  @Test
  void anUnknownAddressOrMethodIsNotRecognized() throws IOException {
    String help =
        " Please see https://stripe.com/docs or we can help at https://support.stripe.com/.";
    refused(404, "Unrecognized request URL (GET: /v1/foo)." + help, http.get("/v1/foo"));
    refused(
        404,
        "Unrecognized request URL (PATCH: /v1/coupons)." + help,
        http.send("PATCH", COUPONS, Map.of(), new byte[0]));
    assertTrue(
        http.get("/v1/coupons/").error().path("message").asText().contains("trailing slash"));
  }

  @Test
  void aCallerWithoutAGoodKeyIsNotServed() throws IOException {
    var none = http.send("GET", COUPONS, Map.of("Authorization", "x"), new byte[0]);
    assertEquals(401, none.status());
    assertTrue(none.error().path("message").asText().startsWith("You did not provide an API key."));
    assertEquals("Basic realm=\"Stripe\"", none.header("WWW-Authenticate"));
    var bad = new RawHttp(http.port(), "sk_test_of_nobody_at_all").get(COUPONS);
    refused(401, "Invalid API Key provided: sk_test_************_all", bad);
    assertFalse(bad.body().contains("nobody"));
  }

  @Test
  void anAccountOfNobodyIsForbidden() throws IOException {
    var reply = http.send("GET", COUPONS, Map.of("Stripe-Account", "acct_1Nobody"), new byte[0]);
    refused(
        403,
        "The provided key 'sk_test_*******r_gl' does not have access to account 'acct_1Nobody' (or"
            + " that account does not exist). Application access may have been revoked.",
        reply);
    assertEquals("account_invalid", reply.error().path("code").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-07-29.clover",
        "2026-02-30.clover",
        "2026-10-28",
        "2099-01-01.dahlia",
        "2026-13-01.endive",
        "latest",
        "2026"
      })
  void aVersionThatNeverWasIsRefused(String version) throws IOException {
    refused(400, "Invalid Stripe API version: " + version, versioned(version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-08-27",
        "2025-06-30.basil",
        "2026-07-29.dahlia; some_beta=v1",
        "2026-08-26.dahlia",
        "2026-09-30.endive"
      })
  void aVersionThatWasOrMayComeIsEchoed(String version) throws IOException {
    var reply = versioned(version);
    assertEquals(200, reply.status());
    assertEquals(version, reply.header("Stripe-Version"));
    assertTrue(reply.header("Request-Id").startsWith("req_"));
  }

  private static RawHttp.Reply versioned(String version) throws IOException {
    return http.send("GET", COUPONS, Map.of("Stripe-Version", version), new byte[0]);
  }
}
