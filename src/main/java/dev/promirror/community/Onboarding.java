package dev.promirror.community;

import dev.promirror.platform.Caller;
import dev.promirror.region.AccountWork;
import dev.promirror.region.Audit;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Directory;
import dev.promirror.region.Region;
import dev.promirror.region.Regions;
import dev.promirror.stripe.StripeAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Brings a community in: its row at once, its account at Stripe by account work. */
@ApplicationScoped
public class Onboarding {

  private static final String INDIA = "IN";

  private final Regions regions;
  private final Communities communities;
  private final Directory directory;
  private final AccountWork work;
  private final Audit audit;
  private final Changes changes;
  private final StripeAccounts stripe;
  private final Clock clock;
  private final String publicUrl;

  Onboarding(
      Regions regions,
      Communities communities,
      Directory directory,
      AccountWork work,
      Audit audit,
      Changes changes,
      StripeAccounts stripe,
      Clock clock,
      @ConfigProperty(name = "promirror.public-url") String publicUrl) {
    this.regions = regions;
    this.communities = communities;
    this.directory = directory;
    this.work = work;
    this.audit = audit;
    this.changes = changes;
    this.stripe = stripe;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /**
   * Whether payment data of a country may live in a region: India's in India alone, and nothing
   * else there (an Indian connected account needs an Indian platform).
   */
  public static boolean fits(String country, Region region) {
    return country.equals(INDIA) == (region == Region.IN);
  }

  /** Opens a community; row, directory, audit and account work commit together. */
  public Community open(CommunityId id, NewCommunity facts, Caller caller) {
    return regions.in(
        id,
        () -> {
          Community community = new Community(id, facts, clock.instant());
          directory.enter(id);
          ConnectedAccount account = new ConnectedAccount(id, facts.email());
          String existing = facts.stripeAccount();
          if (existing != null) {
            account.link(existing);
          }
          communities.add(community, account);
          audit.record(
              id,
              caller,
              new Audit.Entry(
                  "create",
                  "community",
                  id.toString(),
                  Map.of(),
                  Map.of("name", facts.name(), "country", facts.country())));
          work.want(existing == null ? OpenAccounts.KIND : LinkAccounts.KIND, id);
          changes.seen(id);
          return community;
        });
  }

  /**
   * A single-use link by which the account's owner completes Stripe's onboarding; empty while
   * Stripe hasn't opened the account.
   */
  public Optional<String> link(CommunityId id) {
    return communities
        .account(id)
        .flatMap(ConnectedAccount::stripeAccount)
        .map(
            account ->
                stripe
                    .platform(id.region())
                    .onboardingLink(account, publicUrl + "/communities/" + id + "/promo-codes"));
  }
}
