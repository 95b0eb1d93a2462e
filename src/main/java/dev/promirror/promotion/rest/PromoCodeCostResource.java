package dev.promirror.promotion.rest;

import dev.promirror.platform.Callers;
import dev.promirror.platform.OpenApiProblems;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.Role;
import dev.promirror.promotion.EditCosts;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.wishes.PromoCodeReader;
import dev.promirror.promotion.wishes.Refusals;
import dev.promirror.region.CommunityId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the replacement of a promo code would cost at Stripe. */
@Path("/api/v1/communities/{community}/promo-codes/{code}/edit-cost")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@RunOnVirtualThread
@Tag(name = "promo codes")
public class PromoCodeCostResource {

  private final EditCosts costs;
  private final PromoCodes codes;
  private final PromoCodeReader reader;
  private final Callers callers;

  PromoCodeCostResource(
      EditCosts costs, PromoCodes codes, PromoCodeReader reader, Callers callers) {
    this.costs = costs;
    this.codes = codes;
    this.reader = reader;
    this.callers = callers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "What replacing a promo code would take at Stripe; nothing is changed")
  @Extension(
      name = OpenApiProblems.OWN,
      value = "archived code-taken coupon-archived needs-our-checkout unacknowledged-rules")
  public EditCostJson cost(
      @PathParam("community") CommunityId community,
      @PathParam("code") String id,
      @RequestBody(content = @Content(schema = @Schema(ref = "PromoCodeWish"))) byte[] body) {
    PromoCodeTerms current =
        codes.find(community, id).orElseThrow(ProblemException::notFound).terms();
    PromoCodeTerms terms = reader.read(community, body, current);
    return EditCostJson.of(
        Refusals.made(costs.ofCode(community, id, terms, null, callers.current())));
  }
}
