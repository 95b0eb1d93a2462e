package dev.promirror.community.rest;

import dev.promirror.community.Linking;
import dev.promirror.community.ListingRuns;
import dev.promirror.community.Listings;
import dev.promirror.platform.Callers;
import dev.promirror.platform.JsonBody;
import dev.promirror.platform.OpenApiProblems;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.Role;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A community's account at Stripe: linking it, and reading all it has. */
@Path("/api/v1/communities/{community}/account")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "communities")
public class AccountResource {

  private final Linking linking;
  private final Listings listings;
  private final Callers callers;
  private final Regions regions;

  AccountResource(Linking linking, Listings listings, Callers callers, Regions regions) {
    this.linking = linking;
    this.listings = listings;
    this.callers = callers;
    this.regions = regions;
  }

  /** The body that links an account. */
  public record LinkWish(String stripeAccount) {}

  /**
   * A part of a reading.
   *
   * @param state {@code DONE}, {@code RUNNING} or {@code WAITING}
   */
  public record StepJson(String name, String state, @Schema(nullable = true) @Nullable Long read) {}

  /**
   * How the reading of all an account has stands.
   *
   * @param trouble why it can't go on, for people
   */
  public record ReadingJson(
      boolean running,
      List<StepJson> steps,
      long pages,
      @Schema(nullable = true) @Nullable Instant beganAt,
      @Schema(nullable = true) @Nullable Instant finishedAt,
      @Schema(nullable = true) @Nullable Instant nextAt,
      @Schema(nullable = true) @Nullable String trouble) {}

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.OPERATOR_NAME)
  @Operation(summary = "Link an account that exists at Stripe; its state says what becomes of it")
  @Extension(name = OpenApiProblems.OWN, value = "account-taken")
  @APIResponseSchema(value = ReadingJson.class, responseCode = "202")
  public Response link(
      @PathParam("community") CommunityId id,
      @RequestBody(content = @Content(schema = @Schema(implementation = LinkWish.class)))
          byte[] body) {
    JsonBody json = JsonBody.parse(body);
    String account = NewCommunityJson.stripeAccount(json, true);
    json.check();
    return switch (linking.link(id, Objects.requireNonNull(account), callers.current())) {
      case WANTED -> Response.status(Response.Status.ACCEPTED).entity(read(id)).build();
      case NO_SUCH_COMMUNITY -> throw ProblemException.notFound();
      case HAS_ANOTHER ->
          throw ProblemException.of(
              ProblemType.ACCOUNT_TAKEN,
              "The community has another account, with its history. Open another community.");
    };
  }

  @GET
  @Path("/reading")
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME, Role.OPERATOR_NAME, Role.OPERATOR_READ_NAME})
  @Operation(summary = "How far the reading of the account's offers, coupons and codes is")
  public ReadingJson reading(@PathParam("community") CommunityId id) {
    return read(id);
  }

  @POST
  @Path("/reading")
  @RolesAllowed({Role.OWNER_NAME, Role.OPERATOR_NAME})
  @Operation(summary = "Read and compare all the account has now")
  @APIResponseSchema(value = ReadingJson.class, responseCode = "202")
  public Response readNow(@PathParam("community") CommunityId id) {
    regions.run(id, () -> listings.want(id));
    return Response.status(Response.Status.ACCEPTED).entity(read(id)).build();
  }

  private ReadingJson read(CommunityId id) {
    return regions.in(
        id,
        () -> {
          ListingRuns.Progress at = listings.progress(id);
          List<StepJson> steps = new ArrayList<>();
          listings
              .steps(id)
              .forEach(
                  step ->
                      steps.add(new StepJson(step.name(), step.done() ? "DONE" : "WAITING", null)));
          steps.add(new StepJson("coupons", state(at, ListingRuns.Step.COUPONS), at.coupons()));
          steps.add(new StepJson("promo codes", state(at, ListingRuns.Step.CODES), at.codes()));
          return new ReadingJson(
              at.step() != null,
              steps,
              at.pages(),
              at.beganAt(),
              at.finishedAt(),
              at.nextAt(),
              at.trouble());
        });
  }

  private static String state(ListingRuns.Progress at, ListingRuns.Step step) {
    ListingRuns.Step now = at.step();
    if (now == null) {
      return at.finishedAt() == null ? "WAITING" : "DONE";
    }
    return now == step ? "RUNNING" : now.compareTo(step) > 0 ? "DONE" : "WAITING";
  }
}
