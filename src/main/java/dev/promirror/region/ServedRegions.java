package dev.promirror.region;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * The regions this installation serves ({@code promirror.regions}). Construction checks that each
 * has its database and its key for people, so a half-configured installation never starts.
 */
@ApplicationScoped
@Startup(ServedRegions.FIRST)
public class ServedRegions {

  /** What is checked at the start is checked before any work begins. */
  public static final int FIRST = 1;

  private final Set<Region> all = EnumSet.noneOf(Region.class);

  ServedRegions(RegionSettings settings, Config config) {
    List<String> missing = new ArrayList<>();
    List<String> codes = settings.regions().orElse(List.of());
    if (codes.isEmpty()) {
      throw new MisconfiguredRegion("promirror.regions is not set; it takes gl, in or both");
    }
    for (String code : codes) {
      Optional<Region> region = Region.parse(code);
      if (region.isEmpty()) {
        throw new MisconfiguredRegion(
            "promirror.regions names '" + code + "'; it takes gl, in or both");
      }
      all.add(region.get());
      for (String key :
          List.of(
              "quarkus.datasource." + code + ".jdbc.url",
              "quarkus.datasource." + code + ".username",
              "promirror.people." + code + ".hash-key")) {
        if (config.getOptionalValue(key, String.class).filter(v -> !v.isBlank()).isEmpty()) {
          missing.add(key);
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new MisconfiguredRegion(
          "promirror.regions is "
              + codes
              + ", but these are not set: "
              + String.join(", ", missing));
    }
  }

  /** The regions served, at least one. */
  public Set<Region> all() {
    return Set.copyOf(all);
  }

  /** Whether the region's data is here. */
  public boolean serves(Region region) {
    return all.contains(region);
  }
}
