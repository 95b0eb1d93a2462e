package dev.promirror.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Stripe's truth against ours, once all rests. */
final class Comparison {

  private static final List<String> SAID =
      List.of(
          "percentOff",
          "amountOff",
          "currencyOptions",
          "duration",
          "durationInMonths",
          "name",
          "limit",
          "code",
          "coupon",
          "active",
          "draft",
          "state");

  private final Owner owner;
  private final String gateway;
  private final JsonNode truth;
  private final Wire wire;
  private final String account;
  private final List<String> differences = new ArrayList<>();

  Comparison(Owner owner, String gateway, JsonNode truth, Wire wire, String account) {
    this.owner = owner;
    this.gateway = gateway;
    this.truth = truth;
    this.wire = wire;
    this.account = account;
  }

  /**
   * Compares.
   *
   * @throws Difference if anything differs
   */
  void check() {
    accepted();
    new CouponComparison(owner.community(), all("/coupons"), truth, differences).check();
    new CodeComparison(owner.community(), all("/promo-codes"), truth, differences).check();
    new OfferComparison(all("/offers?archived=all"), truth, differences).check();
    new Requests(wire.sent(account), differences).check();
    if (!differences.isEmpty()) {
      throw new Difference(String.join("\n", differences));
    }
  }

  /** What the owner was told is done is what the API shows. */
  private void accepted() {
    for (Map.Entry<String, ObjectNode> thing : owner.accepted().entrySet()) {
      String id = owner.ids().get(thing.getKey());
      JsonNode shown = owner.read(gateway, address(thing.getKey()) + id);
      boolean archived = thing.getValue().path("state").asText().equals("ARCHIVED");
      for (String field : SAID) {
        JsonNode said = thing.getValue().get(field);
        boolean moot = archived && field.equals("active");
        if (said != null && !moot && !same(said, shown.path(field))) {
          differences.add(
              "%s of %s was accepted as %s and is %s"
                  .formatted(field, id, said, shown.path(field)));
        }
      }
    }
  }

  private static boolean same(JsonNode said, JsonNode shown) {
    boolean numbers = said.isNumber() && shown.isNumber();
    return numbers ? said.decimalValue().compareTo(shown.decimalValue()) == 0 : said.equals(shown);
  }

  private static String address(String name) {
    return switch (name.charAt(0)) {
      case 'K' -> "/coupons/";
      case 'C' -> "/promo-codes/";
      default -> "/offers/";
    };
  }

  /** All of a list by their ids; a world has less than a page. */
  private Map<String, JsonNode> all(String path) {
    String more = path + (path.contains("?") ? "&" : "?") + "limit=100";
    JsonNode page = owner.read(gateway, more);
    return elements(page.path("data")).stream()
        .collect(
            java.util.stream.Collectors.toMap(
                one -> one.path("id").asText(),
                Function.identity(),
                (a, b) -> a,
                java.util.LinkedHashMap::new));
  }

  static List<JsonNode> elements(JsonNode list) {
    List<JsonNode> elements = new ArrayList<>();
    list.forEach(elements::add);
    return elements;
  }
}
