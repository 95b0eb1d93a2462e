package dev.promirror.crash;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What owners do, one after the other, drawn from a seed. */
final class Owners {

  private static final List<String> NOTHING = List.of();
  private static final List<String> REPLACES =
      List.of("create successor", "switch off", "switch on");

  private final Random random;
  private final Shelf shelf = new Shelf();
  private final Bodies bodies;
  private int members;

  Owners(Random random) {
    this.random = random;
    this.bodies = new Bodies(random);
  }

  /** What there is before anything goes wrong: something to sell. */
  List<Step.Act> first() {
    return List.of(offer(), coupon(), code());
  }

  /** Some acts that belong together, most often one. */
  List<Step.Act> next() {
    int draw = random.nextInt(100);
    if (draw < 12) {
      return List.of(coupon(), code());
    }
    if (draw < 28) {
      return List.of(code());
    }
    if (draw < 48) {
      return List.of(editCoupon());
    }
    if (draw < 63) {
      return List.of(editCode());
    }
    if (draw < 78) {
      return List.of(pauseOrActivate());
    }
    if (draw < 86) {
      return usedUpAndRaised();
    }
    if (draw < 90) {
      return List.of(archiveCode());
    }
    if (draw < 92) {
      return List.of(archiveCoupon());
    }
    return List.of(draw < 96 ? offer() : editOffer());
  }

  /** A purchase with a code members can know; null if there is none. */
  Step.@Nullable Buy purchase() {
    Shelf.Thing code = shelf.sold(random);
    return code == null ? null : new Step.Buy(code.text(), ++members);
  }

  private Step.Ask coupon() {
    Shelf.Thing coupon = shelf.coupon(bodies.coupon(shelf.offers));
    return ask(coupon, "POST", "/coupons", coupon.body, List.of("create coupon"));
  }

  private Step.Ask code() {
    Shelf.Thing code = shelf.code(Shelf.any(shelf.coupons, random), bodies.code());
    ObjectNode body = code.body;
    code.draft = random.nextInt(8) == 0;
    code.paused = !code.draft && random.nextInt(8) == 0;
    if (code.draft) {
      body.put("draft", true);
    }
    if (code.paused) {
      body.put("active", false);
    }
    return ask(
        code,
        "POST",
        "/promo-codes",
        body,
        code.draft ? NOTHING : List.of(code.paused ? "create successor" : "create code"));
  }

  private Step.Ask editCoupon() {
    Shelf.Thing coupon = Shelf.any(shelf.coupons, random);
    ObjectNode body = coupon.body;
    boolean replaces = true;
    switch (random.nextInt(4)) {
      case 0 -> {
        body.put("name", "Sale " + random.nextInt(1000));
        replaces = false;
      }
      case 1 -> body.put("limit", 100 + random.nextInt(100));
      default -> {
        if (body.has("percentOff")) {
          body.put("percentOff", 5 + random.nextInt(60));
        } else {
          ((ObjectNode) body.path("amountOff")).put("amount", 100 + random.nextInt(400));
        }
      }
    }
    List<String> writes =
        replaces
            ? List.of(
                "create coupon", "create successor", "switch off", "switch on", "delete coupon")
            : List.of("update coupon");
    return ask(coupon, "PUT", "/coupons/" + coupon.name, body, writes);
  }

  private Step.Act editCode() {
    Shelf.Thing code = Shelf.any(shelf.codes, random);
    ObjectNode body = code.body;
    List<String> writes = REPLACES;
    switch (random.nextInt(5)) {
      case 0 -> {
        String coupon = Shelf.any(shelf.coupons, random).name;
        if (coupon.equals(body.path("coupon").asText())) {
          body.put("limit", code.uses + 21 + random.nextInt(9));
        }
        body.put("coupon", coupon);
      }
      case 1 -> body.put("code", "TEXT-" + code.name + "-" + random.nextInt(100));
      case 2 -> {
        if (body.has("conditions")) {
          ((ObjectNode) body.at("/conditions/minimumSpend/1"))
              .put("amount", 500 + random.nextInt(500));
          writes = List.of("update code");
        } else {
          body.put("limit", code.uses + 1 + random.nextInt(20));
        }
      }
      default -> body.put("limit", code.uses + 1 + random.nextInt(20));
    }
    return put(code, writes);
  }

  private Step.Ask put(Shelf.Thing code, List<String> writes) {
    code.body.put("active", !code.paused).put("draft", code.draft);
    return ask(code, "PUT", "/promo-codes/{" + code.name + "}", code.body, writes(code, writes));
  }

  /** What is paused is replaced unseen, and a draft isn't at Stripe. */
  private static List<String> writes(Shelf.Thing code, List<String> writes) {
    if (code.draft) {
      return NOTHING;
    }
    return code.paused && writes.equals(REPLACES) ? List.of("create successor") : writes;
  }

  private Step.Ask pauseOrActivate() {
    Shelf.Thing code = Shelf.any(shelf.codes, random);
    if (code.draft) {
      code.draft = false;
      code.paused = false;
      return act(code, "publish", List.of("create code"));
    }
    code.paused = !code.paused;
    return code.paused
        ? act(code, "pause", List.of("switch off"))
        : act(code, "activate", List.of("switch on"));
  }

  private Step.Ask act(Shelf.Thing code, String what, List<String> writes) {
    return ask(code, "POST", "/promo-codes/{" + code.name + "}/" + what, Shelf.object(), writes);
  }

  /** A code for few is used up, perhaps, and its limit raised. */
  private List<Step.Act> usedUpAndRaised() {
    Shelf.Thing code = shelf.sold(random);
    if (code == null) {
      return List.of(code());
    }
    int least = 1 + random.nextInt(2);
    List<Step.Act> acts = new ArrayList<>();
    code.body.put("limit", code.uses + least);
    acts.add(put(code, REPLACES));
    acts.add(new Step.Rest());
    for (int i = 0; i < least; i++) {
      acts.add(new Step.Buy(code.text(), ++members));
      code.uses++;
    }
    if (random.nextBoolean()) {
      acts.add(new Step.Rest());
    }
    code.body.put("limit", code.uses + 1 + random.nextInt(5));
    acts.add(put(code, List.of("create code", "create successor")));
    return acts;
  }

  private Step.Act archiveCode() {
    if (shelf.codes.size() < 2) {
      return code();
    }
    Shelf.Thing code = Shelf.any(shelf.codes, random);
    shelf.codes.remove(code);
    return act(code, "archive", List.of("switch off"));
  }

  private Step.Act archiveCoupon() {
    if (shelf.coupons.size() < 2) {
      return coupon();
    }
    Shelf.Thing coupon = Shelf.any(shelf.coupons, random);
    if (shelf.codes.stream().allMatch(it -> it.body.path("coupon").asText().equals(coupon.name))) {
      return coupon();
    }
    shelf.coupons.remove(coupon);
    shelf.codes.removeIf(it -> it.body.path("coupon").asText().equals(coupon.name));
    return ask(
        coupon,
        "POST",
        "/coupons/" + coupon.name + "/archive",
        Shelf.object(),
        List.of("switch off", "delete coupon"));
  }

  private Step.Ask offer() {
    ObjectNode body = Shelf.object();
    body.putObject("price").put("amount", 2000 + random.nextInt(4000)).put("currency", "EUR");
    Shelf.Thing offer = shelf.offer(body);
    return ask(offer, "POST", "/offers", body, List.of("create product", "create price"));
  }

  private Step.Act editOffer() {
    Shelf.Thing offer = Shelf.any(shelf.offers, random);
    offer.body.put("name", "Offer " + random.nextInt(1000));
    return ask(offer, "PUT", "/offers/{" + offer.name + "}", offer.body, List.of("update product"));
  }

  private static Step.Ask ask(
      Shelf.Thing thing, String method, String path, ObjectNode body, List<String> writes) {
    return new Step.Ask(thing.name, method, path, body.toString(), writes);
  }
}
