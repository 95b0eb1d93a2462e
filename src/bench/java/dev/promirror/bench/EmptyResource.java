package dev.promirror.bench;

import dev.promirror.platform.Role;
import dev.promirror.region.CommunityId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** An answer that takes no thinking, to all that reaches it as an inquiry would. */
@Path("/api/v1/communities/{community}/nothing")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EmptyResource {

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME, Role.STORE_NAME})
  public Map<String, String> answer(@PathParam("community") CommunityId community, byte[] body) {
    return Map.of();
  }
}
