package dev.promirror.promotion.rest;

import dev.promirror.platform.Callers;
import dev.promirror.platform.OpenApiProblems;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.Role;
import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.EditCosts;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.wishes.CouponReader;
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

/** What the replacement of a coupon would cost at Stripe. */
@Path("/api/v1/communities/{community}/coupons/{coupon}/edit-cost")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@RunOnVirtualThread
@Tag(name = "coupons")
public class CouponCostResource {

  private final EditCosts costs;
  private final Coupons coupons;
  private final CouponReader reader;
  private final Callers callers;

  CouponCostResource(EditCosts costs, Coupons coupons, CouponReader reader, Callers callers) {
    this.costs = costs;
    this.coupons = coupons;
    this.reader = reader;
    this.callers = callers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "What replacing a coupon would take at Stripe; nothing is changed")
  @Extension(
      name = OpenApiProblems.OWN,
      value = "archived code-taken needs-our-checkout unacknowledged-rules")
  public EditCostJson cost(
      @PathParam("community") CommunityId community,
      @PathParam("coupon") String id,
      @RequestBody(content = @Content(schema = @Schema(ref = "CouponWish"))) byte[] body) {
    CouponTerms current =
        coupons.find(community, id).orElseThrow(ProblemException::notFound).terms();
    CouponTerms terms = reader.readEdit(community, id, current, body);
    return EditCostJson.of(
        Refusals.made(costs.ofCoupon(community, id, terms, null, callers.current())));
  }
}
