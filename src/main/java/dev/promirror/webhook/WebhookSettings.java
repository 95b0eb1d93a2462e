package dev.promirror.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Secrets of the endpoints ({@code promirror.stripe.<region>.*-secrets}). */
@ConfigMapping(prefix = "promirror.stripe")
interface WebhookSettings {

  /** By region. */
  @WithParentName
  Map<String, Secrets> regions();

  /** Several may be active at once, while one is rolled. */
  interface Secrets {

    /** Of the endpoint that hears about connected accounts. */
    Optional<List<String>> connectSecrets();

    /** Of the endpoint that hears about the platform itself. */
    Optional<List<String>> platformSecrets();
  }
}
