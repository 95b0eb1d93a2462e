package dev.promirror.crash;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/** What coupons and codes say, drawn from a seed; dates count from today. */
final class Bodies {

  private final Random random;

  Bodies(Random random) {
    this.random = random;
  }

  /** A coupon, which may be for one of these offers only. */
  ObjectNode coupon(List<Shelf.Thing> offers) {
    ObjectNode body = Shelf.object();
    switch (random.nextInt(5)) {
      case 0 ->
          body.putObject("amountOff")
              .put("amount", 100 + random.nextInt(400))
              .put("currency", "EUR");
      case 1 -> {
        body.putObject("amountOff").put("amount", 100 + random.nextInt(400)).put("currency", "EUR");
        body.putObject("currencyOptions").put("USD", 120 + random.nextInt(400));
      }
      default -> body.put("percentOff", 5 + random.nextInt(60));
    }
    switch (random.nextInt(5)) {
      case 0 -> body.put("duration", "FOREVER");
      case 1 -> body.put("duration", "REPEATING").put("durationInMonths", 1 + random.nextInt(11));
      default -> {}
    }
    if (random.nextInt(4) == 0) {
      body.put("limit", 40 + random.nextInt(60));
    }
    if (random.nextInt(4) == 0) {
      body.putObject("redeemBy").put("date", inDays(200 + random.nextInt(200)));
    }
    if (random.nextInt(5) == 0) {
      body.putObject("metadata").put("campaign", "c" + random.nextInt(9));
    }
    if (random.nextInt(6) == 0 && !offers.isEmpty()) {
      String offer = Shelf.any(offers, random).name;
      body.putObject("scope").put("kind", "ONLY").putArray("offers").add("{" + offer + "}");
    }
    return body;
  }

  /** A code without its coupon. */
  ObjectNode code() {
    ObjectNode body = Shelf.object();
    if (random.nextInt(3) == 0) {
      body.put("limit", 1 + random.nextInt(20));
    }
    if (random.nextInt(6) == 0) {
      body.putObject("expiresAt").put("date", inDays(20 + random.nextInt(60)));
    }
    if (random.nextInt(6) == 0) {
      var least = body.putObject("conditions").putArray("minimumSpend");
      least.addObject().put("amount", 500 + random.nextInt(500)).put("currency", "EUR");
      least.addObject().put("amount", 500 + random.nextInt(500)).put("currency", "USD");
    }
    if (random.nextInt(8) == 0) {
      body.put("firstPurchaseOnly", true);
    }
    return body;
  }

  private static String inDays(int days) {
    return LocalDate.now(ZoneOffset.UTC).plusDays(days).toString();
  }
}
