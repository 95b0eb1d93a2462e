package dev.promirror.standins.demo;

import dev.promirror.standins.emulator.EmulatorControl;
import dev.promirror.standins.http.JsonHttp;
import dev.promirror.standins.signin.People;
import dev.promirror.standins.signin.Person;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Opens the demo's communities and has their story happen.
 *
 * @param tokens an access token by person id
 */
record Seeding(
    JsonHttp gateway, EmulatorControl stripe, People people, Function<String, String> tokens) {
  private static final long SEED = 20_261_121;

  /** Whether nobody has opened a community yet. */
  boolean worldIsEmpty() {
    GatewayApi operator = as("operator");
    return Plans.ALL.stream().noneMatch(plan -> operator.hasCommunities(plan.region()));
  }

  private GatewayApi as(String person) {
    return new GatewayApi(gateway.signedIn(tokens.apply(person)));
  }

  /** Seeds; answers the number of purchases. */
  int run(Instant now) {
    Map<Place, GatewayApi> owners = new LinkedHashMap<>();
    for (Plan plan : Plans.ALL) {
      Place place = open(plan);
      GatewayApi owner = as(plan.owner().id());
      author(place, owner);
      owners.put(place, owner);
    }
    owners.forEach((place, owner) -> owner.awaitMirror(place.community));
    int sold = new Story(stripe, owners, SEED).tellUpTo(now);
    stripe.followWallClock();
    return sold;
  }

  private Place open(Plan plan) {
    GatewayApi operator = as("operator");
    String community = operator.open(plan);
    String account = operator.awaitAccount(community);
    stripe.owner().completeOnboarding(account);
    operator.awaitReady(community);
    Plan.Staff owner = plan.owner();
    people.add(Person.of(owner.id(), owner.name(), owner.role(), community));
    if (plan.region().equals("gl")) {
      people.add(Person.of("staff-gl", "Rui Costa", "staff", community));
    }
    Place place = new Place(plan, community, account);
    plan.offers().forEach(offer -> place.prices.put(offer.name(), price(place, offer)));
    return place;
  }

  private String price(Place place, Plan.Offer offer) {
    return stripe
        .offer(place.account, offer.name(), offer.amount(), place.plan.currency(), offer.interval())
        .price();
  }

  private void author(Place place, GatewayApi owner) {
    place.plan.coupons().forEach(coupon -> owner.coupon(place.community, coupon));
    for (Plan.Code code : place.plan.codes()) {
      place.codes.put(code.text(), owner.code(place.community, code));
    }
  }
}
