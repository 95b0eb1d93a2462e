package dev.promirror.standins.demo;

import dev.promirror.standins.emulator.EmulatorControl;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Forty-five days of two communities, told day by day on Stripe's clock. */
final class Story {
  private static final int DAYS = 45;
  private static final int LATE = 32;

  private final EmulatorControl stripe;
  private final Map<Place, GatewayApi> owners;
  private final Map<Place, Members> members = new HashMap<>();
  private int sold;

  /**
   * A story not told yet.
   *
   * @param owners the API as each place's owner
   */
  Story(EmulatorControl stripe, Map<Place, GatewayApi> owners, long seed) {
    this.stripe = stripe;
    this.owners = owners;
    List<Place> places =
        owners.keySet().stream().sorted(Comparator.comparing(place -> place.plan.name())).toList();
    SplittableRandom random = new SplittableRandom(seed);
    places.forEach(place -> members.put(place, new Members(place, random.split())));
  }

  /** Tells it up to an instant; answers the number of purchases. */
  int tellUpTo(Instant end) {
    for (int day = 0; day < DAYS; day++) {
      Instant from = end.minus(Duration.ofDays(DAYS - day));
      if (day == LATE) {
        changeCodes();
      }
      for (Purchase purchase : purchases(from, from.plus(Duration.ofDays(1)), day >= LATE)) {
        stripe.moveClockTo(purchase.at());
        buy(purchase);
      }
      awaitDeliveries();
      System.out.printf("\r  day %d of %d, %d purchases ", day + 1, DAYS, sold);
      System.out.flush();
    }
    System.out.println();
    return sold;
  }

  private List<Purchase> purchases(Instant from, Instant to, boolean late) {
    List<Purchase> all = new ArrayList<>();
    members.values().forEach(each -> all.addAll(each.between(from, to, late)));
    all.sort(Comparator.comparing(Purchase::at).thenComparing(Purchase::email));
    return all;
  }

  private void buy(Purchase purchase) {
    Place place = purchase.place();
    stripe.buy(
        place.account,
        place.price(purchase.offer()),
        purchase.code() == null ? null : purchase.code().text(),
        purchase.email(),
        purchase.name());
    sold++;
  }

  private void changeCodes() {
    owners.forEach(
        (place, api) -> {
          for (Plan.Code code : place.plan.codes()) {
            String id = place.codes.getOrDefault(code.text(), "");
            switch (code.fate()) {
              case PAUSED -> api.change(place.community, id, "pause");
              case ARCHIVED -> api.change(place.community, id, "archive");
              case KEPT -> {}
            }
          }
          api.awaitMirror(place.community);
        });
  }

  private void awaitDeliveries() {
    Await.that(
        "webhooks to be delivered", () -> stripe.hooks().deliveries().path("pending").asInt() == 0);
  }
}
