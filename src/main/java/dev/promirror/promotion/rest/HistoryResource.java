package dev.promirror.promotion.rest;

import dev.promirror.platform.Page;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.Role;
import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.region.AuditTrail;
import dev.promirror.region.CommunityId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who changed what of coupons and promo codes. */
@Path("/api/v1/communities/{community}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@RunOnVirtualThread
@Tag(name = "history")
public class HistoryResource {

  private final AuditTrail trail;
  private final Coupons coupons;
  private final PromoCodes codes;

  HistoryResource(AuditTrail trail, Coupons coupons, PromoCodes codes) {
    this.trail = trail;
    this.coupons = coupons;
    this.codes = codes;
  }

  @GET
  @Path("/coupons/{coupon}/history")
  @Operation(summary = "A coupon's changes, newest first")
  public Page<HistoryJson> ofCoupon(
      @PathParam("community") CommunityId community,
      @PathParam("coupon") String id,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    if (coupons.find(community, id).isEmpty()) {
      throw ProblemException.notFound();
    }
    return trail.of(community, "coupon", id, after, Page.limit(limit)).map(HistoryJson::of);
  }

  @GET
  @Path("/promo-codes/{code}/history")
  @Operation(summary = "A promo code's changes, newest first")
  public Page<HistoryJson> ofCode(
      @PathParam("community") CommunityId community,
      @PathParam("code") String id,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    if (codes.find(community, id).isEmpty()) {
      throw ProblemException.notFound();
    }
    return trail.of(community, "promo-code", id, after, Page.limit(limit)).map(HistoryJson::of);
  }
}
