package dev.promirror.promotion.rest;

import dev.promirror.platform.Callers;
import dev.promirror.platform.IfMatch;
import dev.promirror.platform.OpenApiProblems;
import dev.promirror.platform.Page;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.Role;
import dev.promirror.promotion.Authoring;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.EditCosts;
import dev.promirror.promotion.Editing;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.wishes.CouponReader;
import dev.promirror.promotion.wishes.Refusals;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Once;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A community's coupons. */
@Path("/api/v1/communities/{community}/coupons")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "coupons")
public class CouponResource {

  private final Authoring authoring;
  private final Editing editing;
  private final EditCosts costs;
  private final Coupons coupons;
  private final Callers callers;
  private final CouponReader reader;
  private final Shown shown;
  private final Once once;

  CouponResource(
      Authoring authoring,
      Editing editing,
      EditCosts costs,
      Coupons coupons,
      Callers callers,
      CouponReader reader,
      Shown shown,
      Once once) {
    this.authoring = authoring;
    this.editing = editing;
    this.costs = costs;
    this.coupons = coupons;
    this.callers = callers;
    this.reader = reader;
    this.shown = shown;
    this.once = once;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
  @Operation(summary = "Make a coupon")
  @Extension(name = OpenApiProblems.OWN, value = "id-taken")
  @APIResponseSchema(value = CouponJson.class, responseCode = "201")
  public Response create(
      @PathParam("community") CommunityId community,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @RequestBody(content = @Content(schema = @Schema(ref = "CouponWish"))) byte[] body) {
    return once.created(
        community,
        key,
        Once.content("create coupon", body),
        () -> {
          CouponReader.Wish wish = reader.read(community, body);
          Coupon coupon =
              Refusals.made(
                  authoring.createCoupon(community, wish.id(), wish.terms(), callers.current()));
          return new Once.Result(
              address(community, coupon.id()),
              coupon.revision(),
              shown.coupon(community, coupon.id()));
        });
  }

  @GET
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME, Role.STORE_NAME})
  @Operation(summary = "List coupons")
  public Page<CouponJson> list(
      @PathParam("community") CommunityId community,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    return shown.coupons(community, coupons.list(community, after, Page.limit(limit)));
  }

  @GET
  @Path("/{coupon}")
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME, Role.STORE_NAME})
  @Operation(summary = "A coupon")
  @APIResponseSchema(value = CouponJson.class, responseCode = "200")
  public Response get(
      @PathParam("community") CommunityId community,
      @PathParam("coupon") String id,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    CouponJson coupon = shown.coupon(community, id);
    return once.read(coupon, coupon.revision(), ifNoneMatch);
  }

  @PUT
  @Path("/{coupon}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
  @Operation(summary = "Replace what a coupon says; what is left out becomes its default")
  @Extension(
      name = OpenApiProblems.OWN,
      value = "archived code-taken confirmation-required needs-our-checkout unacknowledged-rules")
  @APIResponseSchema(value = CouponJson.class, responseCode = "200")
  public Response edit(
      @PathParam("community") CommunityId community,
      @PathParam("coupon") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @QueryParam("confirm") @Nullable String confirm,
      @RequestBody(content = @Content(schema = @Schema(ref = "CouponWish"))) byte[] body) {
    boolean confirmed = Confirmation.given(confirm);
    Long revision = IfMatch.required(ifMatch);
    CouponTerms current =
        coupons.find(community, id).orElseThrow(ProblemException::notFound).terms();
    CouponTerms terms = reader.readEdit(community, id, current, body);
    if (!confirmed && costs.canNeedConfirmation(community, id)) {
      Confirmation.check(
          Refusals.made(costs.ofCoupon(community, id, terms, revision, callers.current())));
    }
    return once.changed(
        community,
        null,
        "edit coupon " + id,
        () -> {
          Coupon coupon =
              Refusals.made(editing.editCoupon(community, id, terms, revision, callers.current()));
          return new Once.Result(null, coupon.revision(), shown.coupon(community, id));
        });
  }

  @POST
  @Path("/{coupon}/archive")
  @RolesAllowed(Role.OWNER_NAME)
  @Operation(summary = "End a coupon and its codes for good")
  @APIResponseSchema(value = CouponJson.class, responseCode = "200")
  public Response archive(
      @PathParam("community") CommunityId community,
      @PathParam("coupon") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return once.changed(
        community,
        key,
        "archive coupon " + id,
        () -> {
          Coupon coupon =
              Refusals.made(
                  authoring.archiveCoupon(community, id, IfMatch.seen(ifMatch), callers.current()));
          return new Once.Result(null, coupon.revision(), shown.coupon(community, id));
        });
  }

  private static String address(CommunityId community, String id) {
    return "/api/v1/communities/" + community + "/coupons/" + id;
  }
}
