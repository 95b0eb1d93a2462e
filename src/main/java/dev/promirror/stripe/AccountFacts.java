package dev.promirror.stripe;

import java.util.List;
import java.util.Map;

/** What Stripe says about a connected account. */
public record AccountFacts(
    String id,
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
