package dev.promirror.webhook;

import dev.promirror.region.MisconfiguredRegion;
import dev.promirror.region.Region;
import dev.promirror.region.ServedRegions;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The two endpoints of each region and the secrets each takes. */
@ApplicationScoped
@Startup(ServedRegions.FIRST)
class Endpoints {

  /** What an endpoint hears about. */
  enum Scope {
    CONNECT,
    PLATFORM;

    static Optional<Scope> parse(String text) {
      return switch (text) {
        case "connect" -> Optional.of(CONNECT);
        case "platform" -> Optional.of(PLATFORM);
        default -> Optional.empty();
      };
    }
  }

  private final Map<Region, Map<Scope, List<String>>> secrets = new EnumMap<>(Region.class);

  Endpoints(WebhookSettings settings, ServedRegions served) {
    List<String> missing = new ArrayList<>();
    for (Region region : served.all()) {
      WebhookSettings.Secrets its = settings.regions().get(region.code());
      List<String> connect = its == null ? List.of() : its.connectSecrets().orElse(List.of());
      List<String> platform = its == null ? List.of() : its.platformSecrets().orElse(List.of());
      if (connect.isEmpty()) {
        missing.add("promirror.stripe." + region + ".connect-secrets");
      }
      if (platform.isEmpty()) {
        missing.add("promirror.stripe." + region + ".platform-secrets");
      }
      secrets.put(region, Map.of(Scope.CONNECT, connect, Scope.PLATFORM, platform));
    }
    if (!missing.isEmpty()) {
      throw new MisconfiguredRegion(
          "webhooks can't be verified, these are not set: " + String.join(", ", missing));
    }
  }

  List<String> secrets(Region region, Scope scope) {
    return Objects.requireNonNull(Objects.requireNonNull(secrets.get(region)).get(scope));
  }
}
