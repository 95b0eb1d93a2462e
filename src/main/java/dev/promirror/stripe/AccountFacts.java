package dev.promirror.stripe;

import java.util.List;
import java.util.Map;

/**
 * What Stripe says about a connected account.
 *
 * @param country ISO 3166, two letters
 */
public record AccountFacts(
    String id,
    String country,
    boolean chargesEnabled,
    boolean payoutsEnabled,
    boolean detailsSubmitted,
    List<String> requirementsDue,
    Map<String, String> metadata) {

  public AccountFacts {
    requirementsDue = List.copyOf(requirementsDue);
    metadata = Map.copyOf(metadata);
  }
}
