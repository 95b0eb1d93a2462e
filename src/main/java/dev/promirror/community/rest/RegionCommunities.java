package dev.promirror.community.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.promirror.community.Communities;
import dev.promirror.community.Community;
import dev.promirror.community.NewCommunity;
import dev.promirror.community.Onboarding;
import dev.promirror.platform.Caller;
import dev.promirror.platform.Callers;
import dev.promirror.platform.Cursor;
import dev.promirror.platform.OpenApiProblems;
import dev.promirror.platform.Page;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.Role;
import dev.promirror.platform.TimeOrderedId;
import dev.promirror.region.Answer;
import dev.promirror.region.Answers;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Directory;
import dev.promirror.region.IdempotencyKeys;
import dev.promirror.region.PersonHash;
import dev.promirror.region.Region;
import dev.promirror.region.Regions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A region's communities, for operators. */
@Path("/api/v1/regions/{region}/communities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "communities")
public class RegionCommunities {

  private final Onboarding onboarding;
  private final Communities communities;
  private final Directory directory;
  private final Regions regions;
  private final IdempotencyKeys keys;
  private final Callers callers;
  private final PersonHash people;
  private final TimeOrderedId ids;
  private final ObjectMapper json;

  RegionCommunities(
      Onboarding onboarding,
      Communities communities,
      Directory directory,
      Regions regions,
      IdempotencyKeys keys,
      Callers callers,
      PersonHash people,
      TimeOrderedId ids,
      ObjectMapper json) {
    this.onboarding = onboarding;
    this.communities = communities;
    this.directory = directory;
    this.regions = regions;
    this.keys = keys;
    this.callers = callers;
    this.people = people;
    this.ids = ids;
    this.json = json;
  }

  @POST
  @RolesAllowed(Role.OPERATOR_NAME)
  @Operation(summary = "Open a community and its managed account")
  @Extension(name = OpenApiProblems.OWN, value = "country-not-in-region")
  @APIResponseSchema(value = CommunityJson.class, responseCode = "201")
  public Response open(
      @PathParam("region") String code,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @RequestBody(content = @Content(schema = @Schema(implementation = NewCommunityJson.class)))
          byte[] body)
      throws JsonProcessingException {
    Region region = Region.parse(code).orElseThrow(ProblemException::notFound);
    NewCommunity facts = NewCommunityJson.read(body, region);
    Caller caller = callers.current();
    CommunityId id = CommunityId.next(region, ids);
    IdempotencyKeys.Request request =
        new IdempotencyKeys.Request(key, "open community " + json.writeValueAsString(facts));
    return Answers.of(
        keys.onceForOperator(
            hashed(region, caller),
            id,
            request,
            () -> created(onboarding.open(id, facts, caller))));
  }

  /** Keys of different callers don't meet; who they are is not kept. */
  private String hashed(Region region, Caller caller) {
    return HexFormat.of().formatHex(people.of(region, caller.subject()));
  }

  private Answer created(Community community) {
    CommunityJson body =
        CommunityJson.of(community, communities.account(community.id()).orElseThrow());
    try {
      return new Answer(
          Response.Status.CREATED.getStatusCode(),
          "/api/v1/communities/" + community.id(),
          null,
          json.writeValueAsString(body),
          false);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("communities can be written as JSON", e);
    }
  }

  @GET
  @RolesAllowed({Role.OPERATOR_NAME, Role.OPERATOR_READ_NAME})
  @Operation(summary = "List the region's communities")
  public Page<CommunityJson> list(
      @PathParam("region") String code,
      @QueryParam("limit") @Nullable String limitText,
      @QueryParam("after") @Nullable String afterText) {
    Region region = Region.parse(code).orElseThrow(ProblemException::notFound);
    int limit = Page.limit(limitText);
    Cursor after = Cursor.parse(afterText, "communities", 1);
    List<CommunityId> some =
        directory.list(region, after == null ? null : position(after), limit + 1);
    Page<CommunityId> page =
        Page.of(some, limit, id -> new Cursor("communities", List.of(id.toString())));
    if (some.isEmpty()) {
      return new Page<>(List.of(), null);
    }
    return regions.in(some, () -> page.map(this::render));
  }

  private static CommunityId position(Cursor after) {
    return CommunityId.parse(after.keys().getFirst())
        .orElseThrow(
            () ->
                ProblemException.of(ProblemType.INVALID_CURSOR, "Start again without the cursor."));
  }

  private CommunityJson render(CommunityId id) {
    return CommunityJson.of(
        communities.find(id).orElseThrow(), communities.account(id).orElseThrow());
  }
}
