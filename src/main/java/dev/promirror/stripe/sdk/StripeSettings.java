package dev.promirror.stripe.sdk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/** How each region's Stripe platform is reached ({@code promirror.stripe.<region>.*}). */
@ConfigMapping(prefix = "promirror.stripe")
interface StripeSettings {

  /** By region. */
  @WithParentName
  Map<String, Platform> platforms();

  /** One region's platform. */
  interface Platform {

    /** Where its API is. */
    @WithDefault("https://api.stripe.com")
    String apiBase();

    /** Its secret key; a region served without one doesn't start. */
    Optional<String> secretKey();
  }
}
