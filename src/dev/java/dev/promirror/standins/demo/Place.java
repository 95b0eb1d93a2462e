package dev.promirror.standins.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A plan made real: the community's and its account's ids, and those of what it has. */
final class Place {
  final Plan plan;
  final String community;
  final String account;

  /** Price ids by offer name. */
  final Map<String, String> prices = new HashMap<>();

  /** Our code ids by text. */
  final Map<String, String> codes = new HashMap<>();

  Place(Plan plan, String community, String account) {
    this.plan = plan;
    this.community = community;
    this.account = account;
  }

  /** The price members pay for an offer. */
  String price(Plan.Offer offer) {
    return Objects.requireNonNull(prices.get(offer.name()), offer.name());
  }
}
