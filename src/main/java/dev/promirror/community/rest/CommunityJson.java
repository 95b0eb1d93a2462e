package dev.promirror.community.rest;

import dev.promirror.community.Community;
import dev.promirror.community.ConnectedAccount;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A community in the API. */
record CommunityJson(
    String id,
    String region,
    String name,
    String country,
    String currency,
    String zone,
    String storeUrl,
    AccountJson account,
    Instant createdAt) {

  record AccountJson(
      ConnectedAccount.State state,
      @Schema(nullable = true) @Nullable String stripeAccount,
      boolean chargesEnabled,
      List<String> requirementsDue,
      @Schema(nullable = true) @Nullable String reason) {}

  static CommunityJson of(Community community, ConnectedAccount account) {
    return new CommunityJson(
        community.id().toString(),
        community.id().region().code(),
        community.name(),
        community.country(),
        community.currency(),
        community.zone().getId(),
        community.storeUrl(),
        new AccountJson(
            account.state(),
            account.stripeAccount().orElse(null),
            account.chargesEnabled(),
            account.requirementsDue(),
            account.reason()),
        community.createdAt());
  }
}
