package dev.promirror.dashboard;

import dev.promirror.platform.ETags;
import dev.promirror.platform.Role;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What an open page asks for once a second. */
@Path("/communities/{community}/promo-codes/revision")
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@Produces(MediaType.TEXT_PLAIN)
@RunOnVirtualThread
public class CodesRevision {

  private final Changes changes;

  CodesRevision(Changes changes) {
    this.changes = changes;
  }

  /** Says cheaply whether anything the community's pages show has changed. */
  @GET
  public Response revision(
      @PathParam("community") CommunityId id,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    String tag = ETags.of(changes.revision(id));
    return (ETags.unchanged(ifNoneMatch, tag) ? Response.notModified() : Response.ok(tag))
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .build();
  }
}
