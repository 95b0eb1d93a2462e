package dev.promirror.webhook.rest;

import dev.promirror.platform.FieldError;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.region.Region;
import dev.promirror.webhook.Verdict;
import dev.promirror.webhook.Webhooks;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where Stripe reports; a signature stands in for a caller. */
@Path("/webhooks/stripe/{region}/{scope}")
@RunOnVirtualThread
@Tag(name = "webhooks")
public class WebhookResource {

  private static final String RECEIVED = "{\"received\":true}";

  private final Webhooks webhooks;

  WebhookResource(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  @POST
  @PermitAll
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Receive an event; answered once it is committed")
  public Response receive(
      @PathParam("region") String code,
      @PathParam("scope") String scope,
      @HeaderParam("Stripe-Signature") @Nullable String signature,
      byte[] body) {
    Region region = Region.parse(code).orElseThrow(ProblemException::notFound);
    Verdict verdict =
        webhooks.hear(region, scope, signature, body).orElseThrow(ProblemException::notFound);
    return switch (verdict) {
      case KEPT, NOT_OURS -> Response.ok(RECEIVED).build();
      case UNSIGNED ->
          throw refused(
              "header:Stripe-Signature",
              "invalid-signature",
              "The signature doesn't fit the body, or is outside of five minutes.",
              "Check that this endpoint's secret is configured and that clocks agree.");
      case UNREADABLE ->
          throw refused("", "not-an-event", "The body isn't a Stripe event.", "Send snapshots.");
    };
  }

  private static ProblemException refused(String field, String code, String message, String fix) {
    return ProblemException.of(
        ProblemType.MALFORMED_REQUEST, new FieldError(field, code, message, fix));
  }
}
