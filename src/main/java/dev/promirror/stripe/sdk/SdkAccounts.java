package dev.promirror.stripe.sdk;

import com.stripe.StripeClient;
import dev.promirror.region.MisconfiguredRegion;
import dev.promirror.region.Region;
import dev.promirror.region.ServedRegions;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeAccounts;
import dev.promirror.stripe.StripePlatform;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Stripe's SDK behind our handles: one client per region, each with that region's key. */
@ApplicationScoped
@Startup(ServedRegions.FIRST)
class SdkAccounts implements StripeAccounts {

  private final Map<Region, StripeClient> clients = new EnumMap<>(Region.class);
  private final Breakers breakers;

  SdkAccounts(StripeSettings settings, ServedRegions served, Breakers breakers) {
    this.breakers = breakers;
    for (Region region : served.all()) {
      StripeSettings.Platform platform = settings.platforms().get(region.code());
      String key = platform == null ? "" : platform.secretKey().orElse("");
      if (platform == null || key.isBlank()) {
        throw new MisconfiguredRegion(
            "promirror.regions serves %s, but promirror.stripe.%s.secret-key is not set"
                .formatted(region, region));
      }
      clients.put(
          region,
          StripeClient.builder()
              .setApiKey(key)
              .setApiBase(platform.apiBase())
              .setMaxNetworkRetries(0)
              .setHttpClient(new JdkTransport())
              .build());
    }
  }

  @Override
  public StripeAccount of(Region region, String account) {
    return new SdkAccount(client(region), account, breakers.of(account));
  }

  @Override
  public StripePlatform platform(Region region) {
    return new SdkPlatform(client(region), breakers.of("platform " + region));
  }

  private StripeClient client(Region region) {
    return Objects.requireNonNull(clients.get(region), "region isn't served here");
  }
}
