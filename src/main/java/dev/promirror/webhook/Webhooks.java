package dev.promirror.webhook;

import dev.promirror.region.Region;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Hears Stripe: verify on the raw bytes, keep, and only then answer. */
@ApplicationScoped
public class Webhooks {

  private final Endpoints endpoints;
  private final Signatures signatures;
  private final Inbox inbox;
  private final MeterRegistry metrics;
  private final boolean livemode;

  Webhooks(
      Endpoints endpoints,
      Signatures signatures,
      Inbox inbox,
      MeterRegistry metrics,
      @ConfigProperty(name = "promirror.livemode", defaultValue = "false") boolean livemode) {
    this.endpoints = endpoints;
    this.signatures = signatures;
    this.inbox = inbox;
    this.metrics = metrics;
    this.livemode = livemode;
  }

  /**
   * Takes a webhook in. When this returns {@link Verdict#KEPT}, it is committed.
   *
   * @param scope {@code connect} or {@code platform}
   * @return empty if there is no such endpoint
   * @throws dev.promirror.platform.Unavailable if it can't be kept now; Stripe sends it again
   */
  public Optional<Verdict> hear(
      Region region, String scope, @Nullable String signature, byte[] body) {
    return Endpoints.Scope.parse(scope)
        .map(
            parsed -> {
              Verdict verdict = judge(region, parsed, signature, body);
              metrics
                  .counter(
                      "promirror.webhooks",
                      "region",
                      region.code(),
                      "outcome",
                      verdict.name().toLowerCase(Locale.ROOT))
                  .increment();
              return verdict;
            });
  }

  private Verdict judge(
      Region region, Endpoints.Scope scope, @Nullable String signature, byte[] body) {
    if (!signatures.valid(signature, body, endpoints.secrets(region, scope))) {
      return Verdict.UNSIGNED;
    }
    Optional<ReceivedEvent> event = EventParser.parse(body);
    if (event.isEmpty()) {
      return Verdict.UNREADABLE;
    }
    // Live Connect endpoints also receive test events (docs.stripe.com/connect/webhooks).
    if (event.get().livemode() != livemode) {
      return Verdict.NOT_OURS;
    }
    if (scope == Endpoints.Scope.PLATFORM) {
      inbox.acceptForPlatform(region, event.get());
      return Verdict.KEPT;
    }
    return inbox.accept(region, event.get()) ? Verdict.KEPT : Verdict.NOT_OURS;
  }
}
