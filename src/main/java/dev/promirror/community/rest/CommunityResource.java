package dev.promirror.community.rest;

import dev.promirror.community.Communities;
import dev.promirror.community.Community;
import dev.promirror.community.ConnectedAccount;
import dev.promirror.community.Onboarding;
import dev.promirror.platform.ETags;
import dev.promirror.platform.OpenApiProblems;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.Role;
import dev.promirror.platform.Unavailable;
import dev.promirror.region.Answers;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import dev.promirror.stripe.StripeFailure;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One community. */
@Path("/api/v1/communities/{community}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "communities")
public class CommunityResource {

  private final Communities communities;
  private final Onboarding onboarding;
  private final Regions regions;

  CommunityResource(Communities communities, Onboarding onboarding, Regions regions) {
    this.communities = communities;
    this.onboarding = onboarding;
    this.regions = regions;
  }

  /** A link that works once. */
  public record LinkJson(String url) {}

  @GET
  @RolesAllowed({
    Role.OWNER_NAME,
    Role.STAFF_NAME,
    Role.STORE_NAME,
    Role.OPERATOR_NAME,
    Role.OPERATOR_READ_NAME
  })
  @Operation(summary = "A community and the state of its account")
  @APIResponseSchema(value = CommunityJson.class, responseCode = "200")
  public Response get(
      @PathParam("community") CommunityId id,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return regions.in(
        id,
        () -> {
          Community community = communities.find(id).orElseThrow(ProblemException::notFound);
          ConnectedAccount account = communities.account(id).orElseThrow();
          return Answers.read(
              CommunityJson.of(community, account),
              ETags.of(community.revision() + account.revision()),
              ifNoneMatch);
        });
  }

  @POST
  @Path("/onboarding-links")
  @RolesAllowed({Role.OWNER_NAME, Role.OPERATOR_NAME})
  @Operation(summary = "A single-use link to complete onboarding at Stripe")
  @Extension(name = OpenApiProblems.OWN, value = "account-not-open")
  @APIResponseSchema(value = LinkJson.class, responseCode = "201")
  public Response link(@PathParam("community") CommunityId id) {
    try {
      String url =
          onboarding
              .link(id)
              .orElseThrow(
                  () ->
                      ProblemException.of(
                          ProblemType.ACCOUNT_NOT_OPEN,
                          "Stripe is opening the account; try again in a few seconds."));
      return Response.status(Response.Status.CREATED).entity(new LinkJson(url)).build();
    } catch (StripeFailure failure) {
      throw new Unavailable("Stripe can't make an onboarding link", failure);
    }
  }
}
