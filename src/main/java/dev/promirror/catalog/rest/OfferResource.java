package dev.promirror.catalog.rest;

import dev.promirror.catalog.Offer;
import dev.promirror.catalog.OfferAuthoring;
import dev.promirror.catalog.Offers;
import dev.promirror.community.Communities;
import dev.promirror.platform.Callers;
import dev.promirror.platform.IfMatch;
import dev.promirror.platform.OpenApiProblems;
import dev.promirror.platform.Page;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.Role;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A community's offers. */
@Path("/api/v1/communities/{community}/offers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "offers")
public class OfferResource {

  private final OfferAuthoring authoring;
  private final Offers offers;
  private final Communities communities;
  private final Callers callers;
  private final Once once;

  OfferResource(
      OfferAuthoring authoring,
      Offers offers,
      Communities communities,
      Callers callers,
      Once once) {
    this.authoring = authoring;
    this.offers = offers;
    this.communities = communities;
    this.callers = callers;
    this.once = once;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
  @Operation(summary = "Make an offer")
  @APIResponseSchema(value = OfferJson.class, responseCode = "201")
  public Response create(
      @PathParam("community") CommunityId community,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @RequestBody(content = @Content(schema = @Schema(implementation = OfferRequest.class)))
          byte[] body) {
    need(community);
    return once.created(
        community,
        key,
        Once.content("create offer", body),
        () -> {
          OfferReader.Wish wish = OfferReader.wish(body);
          Offer offer =
              OfferRefusals.made(
                  wish.stripeProduct() == null
                      ? authoring.create(community, wish.terms(), callers.current())
                      : authoring.createOf(
                          community, wish.stripeProduct(), wish.terms(), callers.current()));
          return new Once.Result(
              address(community, offer.id()), offer.revision(), OfferJson.of(offer));
        });
  }

  @GET
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME, Role.STORE_NAME})
  @Operation(summary = "List offers")
  public Page<OfferJson> list(
      @PathParam("community") CommunityId community,
      @QueryParam("archived") @Nullable String archived,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    return offers
        .list(community, OfferFilter.read(archived, kind, after, limit))
        .map(OfferJson::of);
  }

  @GET
  @Path("/{offer}")
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME, Role.STORE_NAME})
  @Operation(summary = "An offer")
  @APIResponseSchema(value = OfferJson.class, responseCode = "200")
  public Response get(
      @PathParam("community") CommunityId community,
      @PathParam("offer") String id,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    Offer offer = offers.find(community, id).orElseThrow(ProblemException::notFound);
    return once.read(OfferJson.of(offer), offer.revision(), ifNoneMatch);
  }

  @PUT
  @Path("/{offer}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
  @Operation(summary = "Change an offer's name, access and trial")
  @Extension(name = OpenApiProblems.OWN, value = "archived")
  @APIResponseSchema(value = OfferJson.class, responseCode = "200")
  public Response edit(
      @PathParam("community") CommunityId community,
      @PathParam("offer") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @RequestBody(content = @Content(schema = @Schema(implementation = OfferRequest.class)))
          byte[] body) {
    Long revision = IfMatch.required(ifMatch);
    OfferAuthoring.Edit edit = OfferReader.edit(body);
    return once.changed(
        community,
        key,
        "edit offer " + id + " " + edit,
        () ->
            result(
                OfferRefusals.made(
                    authoring.edit(community, id, edit, revision, callers.current()))));
  }

  @POST
  @Path("/{offer}/archive")
  @RolesAllowed(Role.OWNER_NAME)
  @Operation(summary = "End an offer for good; what was sold of it goes on")
  @APIResponseSchema(value = OfferJson.class, responseCode = "200")
  public Response archive(
      @PathParam("community") CommunityId community,
      @PathParam("offer") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return once.changed(
        community,
        key,
        "archive offer " + id,
        () ->
            result(
                OfferRefusals.made(
                    authoring.archive(community, id, IfMatch.seen(ifMatch), callers.current()))));
  }

  @POST
  @Path("/import")
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
  @Operation(summary = "Have all products and prices of the account read again")
  @APIResponse(responseCode = "202", description = "It will be done")
  public Response importAll(@PathParam("community") CommunityId community) {
    need(community);
    authoring.importAll(community);
    return Response.accepted().build();
  }

  private void need(CommunityId community) {
    if (communities.find(community).isEmpty()) {
      throw ProblemException.notFound();
    }
  }

  private static Once.Result result(Offer offer) {
    return new Once.Result(null, offer.revision(), OfferJson.of(offer));
  }

  private static String address(CommunityId community, String id) {
    return "/api/v1/communities/" + community + "/offers/" + id;
  }
}
