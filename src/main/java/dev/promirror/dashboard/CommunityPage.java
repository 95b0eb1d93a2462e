package dev.promirror.dashboard;

import dev.promirror.platform.Role;
import dev.promirror.region.CommunityId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** A community's own address, which leads on to its promo codes. */
@Path("/communities/{community}")
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
public class CommunityPage {

  /** There is nothing else to see of a community yet. */
  @GET
  public Response leadOn(@PathParam("community") CommunityId id) {
    return Response.seeOther(URI.create("/communities/" + id + "/promo-codes")).build();
  }
}
