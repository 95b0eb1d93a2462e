package dev.promirror.stripe.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How fast each region's Stripe platform is called ({@code promirror.stripe.<region>.rate.*}). */
@ConfigMapping(prefix = "promirror.stripe")
interface RateSettings {

  /** By region. */
  @WithParentName
  Map<String, Platform> platforms();

  /** One region's platform. */
  interface Platform {

    /** Says by its beginning whether it is a live key: Stripe allows those more. */
    Optional<String> secretKey();

    /** Its rates. */
    Rate rate();
  }

  /** Ceilings, calls a second; 0.8 of what Stripe documents for the key's mode unless given. */
  interface Rate {

    /** Of all calls under the platform's key. */
    OptionalInt platform();

    /**
     * Of calls to one endpoint under the platform's key, in whichever account; as in one account.
     */
    OptionalInt platformEndpoint();

    /** Of calls in one connected account. */
    OptionalInt account();

    /** Of calls to one endpoint in one connected account. */
    OptionalInt endpoint();

    /**
     * Calls in one account at once; half a second's worth of the account's ceiling unless given.
     */
    OptionalInt sideBySide();

    /**
     * This cell's part of the platform's rates, where several share a platform; above 0, up to 1.
     */
    @WithDefault("1")
    double share();

    /** The part of each rate that bulk work keeps to while there are edits; above 0, up to 1. */
    @WithDefault("0.8")
    double bulk();
  }
}
