package dev.promirror.stripe.sdk;

import com.stripe.StripeClient;
import dev.promirror.region.MisconfiguredRegion;
import dev.promirror.region.Region;
import dev.promirror.region.ServedRegions;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeAccounts;
import dev.promirror.stripe.StripePlatform;
import dev.promirror.stripe.Urgency;
import dev.promirror.stripe.limits.CallLimits;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Stripe's SDK behind our handles: one client per region, each with that region's key. */
@ApplicationScoped
@Startup(ServedRegions.FIRST)
class SdkAccounts implements StripeAccounts {

  /** The transport knows how urgent its requests are, so there is a client for each urgency. */
  private final Map<Region, Map<Urgency, StripeClient>> clients = new EnumMap<>(Region.class);

  private final Breakers breakers;

  SdkAccounts(StripeSettings settings, ServedRegions served, Breakers breakers, CallLimits limits) {
    this.breakers = breakers;
    for (Region region : served.all()) {
      StripeSettings.Platform platform = settings.platforms().get(region.code());
      String key = platform == null ? "" : platform.secretKey().orElse("");
      if (platform == null || key.isBlank()) {
        throw new MisconfiguredRegion(
            "promirror.regions serves %s, but promirror.stripe.%s.secret-key is not set"
                .formatted(region, region));
      }
      JdkTransport transport = new JdkTransport();
      Map<Urgency, StripeClient> ofRegion = new EnumMap<>(Urgency.class);
      for (Urgency urgency : Urgency.values()) {
        ofRegion.put(
            urgency,
            StripeClient.builder()
                .setApiKey(key)
                .setApiBase(platform.apiBase())
                .setMaxNetworkRetries(0)
                .setHttpClient(new LimitedTransport(transport, limits.of(region), urgency))
                .build());
      }
      clients.put(region, ofRegion);
    }
  }

  @Override
  public StripeAccount of(Region region, String account, Urgency urgency) {
    return new SdkAccount(client(region, urgency), account, breakers.of(region, account, urgency));
  }

  @Override
  public StripePlatform platform(Region region) {
    return new SdkPlatform(
        client(region, Urgency.EDIT), breakers.of(region, "platform", Urgency.EDIT));
  }

  private StripeClient client(Region region, Urgency urgency) {
    Map<Urgency, StripeClient> ofRegion =
        Objects.requireNonNull(clients.get(region), "region isn't served here");
    return Objects.requireNonNull(ofRegion.get(urgency));
  }
}
