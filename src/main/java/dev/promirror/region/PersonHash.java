package dev.promirror.region;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands for a person where data outlives them: HMAC-SHA256 under the region's key, so that without
 * the key nobody can test a guess.
 */
@ApplicationScoped
@Startup(ServedRegions.FIRST)
public class PersonHash {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MIN_KEY = 32;

  private final Map<Region, SecretKeySpec> keys = new EnumMap<>(Region.class);

  PersonHash(ServedRegions served, RegionSettings settings) {
    for (Region region : served.all()) {
      String key =
          Objects.requireNonNull(settings.people().get(region.code())).hashKey().orElse("");
      if (key.length() < MIN_KEY) {
        throw new MisconfiguredRegion(
            "promirror.people." + region + ".hash-key needs at least " + MIN_KEY + " characters");
      }
      keys.put(region, new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    }
  }

  /** The 32 bytes that stand for this person in this region. */
  public byte[] of(Region region, String person) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(Objects.requireNonNull(keys.get(region)));
      return mac.doFinal(person.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
