package dev.promirror.promotion.rest;

import dev.promirror.platform.Callers;
import dev.promirror.platform.FieldError;
import dev.promirror.platform.IfMatch;
import dev.promirror.platform.OpenApiProblems;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.Role;
import dev.promirror.promotion.MemberList;
import dev.promirror.promotion.MemberLists;
import dev.promirror.promotion.rules.Person;
import dev.promirror.promotion.wishes.Refusals;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Once;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lists of members a code can be for. */
@Path("/api/v1/communities/{community}/member-lists")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@RunOnVirtualThread
@Tag(name = "member lists")
public class MemberListResource {

  private static final String CSV = "text/csv";
  private static final int MAX_NAME = 80;

  private final MemberLists lists;
  private final Callers callers;
  private final Once once;

  MemberListResource(MemberLists lists, Callers callers, Once once) {
    this.lists = lists;
    this.callers = callers;
    this.once = once;
  }

  /** The community's lists. */
  public record MemberListsJson(List<MemberList> data) {}

  @GET
  @Operation(summary = "The member lists, the newest first")
  public MemberListsJson list(@PathParam("community") CommunityId community) {
    return new MemberListsJson(lists.list(community));
  }

  @GET
  @Path("/{list}")
  @Operation(summary = "A member list; nobody on it is told")
  @APIResponseSchema(value = MemberList.class, responseCode = "200")
  public Response get(
      @PathParam("community") CommunityId community,
      @PathParam("list") String id,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    MemberList list = lists.find(community, id).orElseThrow(ProblemException::notFound);
    return once.read(list, list.revision(), ifNoneMatch);
  }

  @POST
  @Consumes(CSV)
  @Operation(summary = "Make a member list: an address or a customer's id on each line")
  @Extension(name = OpenApiProblems.OWN, value = "invalid-request")
  @APIResponseSchema(value = MemberList.class, responseCode = "201")
  public Response create(
      @PathParam("community") CommunityId community,
      @QueryParam("name") @Nullable String name,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
          String csv) {
    String said = name(name);
    List<Person> members = MemberCsv.read(csv);
    return once.created(
        community,
        key,
        "create member list " + said + " " + csv,
        () -> {
          MemberList made = lists.create(community, said, members, callers.current());
          return new Once.Result(
              "/api/v1/communities/" + community + "/member-lists/" + made.id(),
              made.revision(),
              made);
        });
  }

  @PUT
  @Path("/{list}")
  @Consumes(CSV)
  @Operation(summary = "Put other members in the place of a list's")
  @Extension(name = OpenApiProblems.OWN, value = "invalid-request")
  @APIResponseSchema(value = MemberList.class, responseCode = "200")
  public Response replace(
      @PathParam("community") CommunityId community,
      @PathParam("list") String id,
      @QueryParam("name") @Nullable String name,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
          String csv) {
    Long revision = IfMatch.required(ifMatch);
    String said = name(name);
    List<Person> members = MemberCsv.read(csv);
    return once.changed(
        community,
        null,
        "replace member list " + id,
        () -> {
          MemberList list =
              Refusals.made(
                  lists.replace(
                      community,
                      id,
                      revision,
                      new MemberLists.Content(said, members),
                      callers.current()));
          return new Once.Result(null, list.revision(), list);
        });
  }

  @DELETE
  @Path("/{list}")
  @Operation(summary = "Delete a member list nothing is for")
  @Extension(name = OpenApiProblems.OWN, value = "member-list-in-use")
  @APIResponse(responseCode = "204", description = "Deleted")
  public void delete(@PathParam("community") CommunityId community, @PathParam("list") String id) {
    Refusals.made(lists.delete(community, id, callers.current()));
  }

  private static String name(@Nullable String name) {
    if (name == null || name.isBlank() || name.strip().length() > MAX_NAME) {
      throw ProblemException.of(
          ProblemType.INVALID_REQUEST,
          new FieldError(
              "query:name",
              "name-form",
              "A list has a name of at most " + MAX_NAME + " characters.",
              "Add ?name=VIPs."));
    }
    return name.strip();
  }
}
