package dev.promirror.crash;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What the owner of a world has written so far, as far as it is needed to go on writing. */
final class Shelf {

  final List<Thing> coupons = new ArrayList<>();
  final List<Thing> codes = new ArrayList<>();
  final List<Thing> offers = new ArrayList<>();
  private int made;

  /** A coupon, code or offer. */
  static final class Thing {
    final String name;
    final ObjectNode body;
    boolean paused;
    boolean draft;
    int uses;

    Thing(String name, ObjectNode body) {
      this.name = name;
      this.body = body;
    }

    String text() {
      return body.path("code").asText();
    }

    @Nullable Integer limit() {
      return body.hasNonNull("limit") ? body.path("limit").asInt() : null;
    }
  }

  Thing coupon(ObjectNode body) {
    Thing coupon = new Thing("K" + number(), body);
    body.put("id", coupon.name).put("name", "Sale " + coupon.name);
    coupons.add(coupon);
    return coupon;
  }

  Thing code(Thing coupon, ObjectNode body) {
    Thing code = new Thing("C" + number(), body);
    body.put("coupon", coupon.name).put("code", "TEXT-" + code.name).put("name", code.name);
    codes.add(code);
    return code;
  }

  Thing offer(ObjectNode body) {
    Thing offer = new Thing("O" + number(), body);
    body.put("name", "Offer " + offer.name);
    offers.add(offer);
    return offer;
  }

  static Thing any(List<Thing> things, Random random) {
    return things.get(random.nextInt(things.size()));
  }

  /** A code members can have seen. */
  @Nullable Thing sold(Random random) {
    List<Thing> sold = codes.stream().filter(it -> !it.draft && !it.paused).toList();
    return sold.isEmpty() ? null : any(sold, random);
  }

  private int number() {
    return ++made;
  }

  static ObjectNode object() {
    return Json.object();
  }
}
