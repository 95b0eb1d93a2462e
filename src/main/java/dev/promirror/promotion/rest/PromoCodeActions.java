package dev.promirror.promotion.rest;

import dev.promirror.platform.Callers;
import dev.promirror.platform.IfMatch;
import dev.promirror.platform.OpenApiProblems;
import dev.promirror.platform.Role;
import dev.promirror.promotion.Authored;
import dev.promirror.promotion.Authoring;
import dev.promirror.promotion.Copying;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.Publishing;
import dev.promirror.promotion.wishes.Refusals;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Once;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is done with a promo code without saying it all anew. */
@Path("/api/v1/communities/{community}/promo-codes/{code}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@RunOnVirtualThread
@Tag(name = "promo codes")
public class PromoCodeActions {

  private final Authoring authoring;
  private final Copying copying;
  private final Publishing publishing;
  private final Callers callers;
  private final Shown shown;
  private final Once once;

  PromoCodeActions(
      Authoring authoring,
      Copying copying,
      Publishing publishing,
      Callers callers,
      Shown shown,
      Once once) {
    this.authoring = authoring;
    this.copying = copying;
    this.publishing = publishing;
    this.callers = callers;
    this.shown = shown;
    this.once = once;
  }

  @POST
  @Path("/pause")
  @Operation(summary = "Make a promo code unusable for now")
  @Extension(name = OpenApiProblems.OWN, value = "archived batch-unfinished")
  @APIResponseSchema(value = PromoCodeJson.class, responseCode = "200")
  public Response pause(
      @PathParam("community") CommunityId community,
      @PathParam("code") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return change(
        new Action(community, id, key, "pause"),
        ifMatch,
        seen -> authoring.setActive(community, id, false, seen, callers.current()));
  }

  @POST
  @Path("/activate")
  @Operation(summary = "Make a paused promo code usable again")
  @Extension(name = OpenApiProblems.OWN, value = "archived finished batch-unfinished code-taken")
  @APIResponseSchema(value = PromoCodeJson.class, responseCode = "200")
  public Response activate(
      @PathParam("community") CommunityId community,
      @PathParam("code") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return change(
        new Action(community, id, key, "activate"),
        ifMatch,
        seen -> authoring.setActive(community, id, true, seen, callers.current()));
  }

  @POST
  @Path("/publish")
  @Operation(summary = "Publish a draft, if it could be made as it is now")
  @Extension(
      name = OpenApiProblems.OWN,
      value =
          "archived batch-unfinished code-taken coupon-archived needs-our-checkout unacknowledged-rules")
  @APIResponseSchema(value = PromoCodeJson.class, responseCode = "200")
  public Response publish(
      @PathParam("community") CommunityId community,
      @PathParam("code") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return change(
        new Action(community, id, key, "publish"),
        ifMatch,
        seen -> publishing.publish(community, id, seen, callers.current()));
  }

  @POST
  @Path("/archive")
  @RolesAllowed(Role.OWNER_NAME)
  @Operation(summary = "End a promo code for good")
  @Extension(name = OpenApiProblems.OWN, value = "batch-unfinished")
  @APIResponseSchema(value = PromoCodeJson.class, responseCode = "200")
  public Response archive(
      @PathParam("community") CommunityId community,
      @PathParam("code") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return change(
        new Action(community, id, key, "archive"),
        ifMatch,
        seen -> authoring.archiveCode(community, id, seen, callers.current()));
  }

  @POST
  @Path("/duplicate")
  @Operation(summary = "Make a draft that says the same under a text nobody has")
  @Extension(
      name = OpenApiProblems.OWN,
      value = "invalid-request code-taken coupon-archived needs-our-checkout unacknowledged-rules")
  @APIResponseSchema(value = PromoCodeJson.class, responseCode = "201")
  public Response duplicate(
      @PathParam("community") CommunityId community,
      @PathParam("code") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key) {
    return once.created(
        community,
        key,
        "duplicate promo code " + id,
        () -> {
          PromoCode copy = Refusals.made(copying.duplicate(community, id, callers.current()));
          return new Once.Result(
              "/api/v1/communities/" + community + "/promo-codes/" + copy.id(),
              copy.revision(),
              shown.code(community, copy.id()));
        });
  }

  private record Action(CommunityId community, String id, @Nullable String key, String name) {}

  private Response change(
      Action action,
      @Nullable String ifMatch,
      Function<@Nullable Long, Authored<PromoCode>> change) {
    Long seen = IfMatch.seen(ifMatch);
    return once.changed(
        action.community(),
        action.key(),
        action.name() + " promo code " + action.id(),
        () -> {
          PromoCode code = Refusals.made(change.apply(seen));
          return new Once.Result(
              null, code.revision(), shown.code(action.community(), action.id()));
        });
  }
}
