package dev.promirror.dashboard;

import dev.promirror.platform.Callers;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.Role;
import dev.promirror.promotion.Authored;
import dev.promirror.promotion.Authoring;
import dev.promirror.promotion.PromoCode;
import dev.promirror.region.CommunityId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The buttons of a promo code's page. Pressed twice, they do no more than once. */
@Path("/communities/{community}/promo-codes/{code}")
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class CodeActions {

  private final Authoring authoring;
  private final Callers callers;
  private final RefusalMessages refusals;

  CodeActions(Authoring authoring, Callers callers, RefusalMessages refusals) {
    this.authoring = authoring;
    this.callers = callers;
    this.refusals = refusals;
  }

  /** Stops the code for now. */
  @POST
  @Path("/pause")
  public Response pause(@PathParam("community") CommunityId id, @PathParam("code") String code) {
    return back(id, code, authoring.setActive(id, code, false, null, callers.current()));
  }

  /** Lets a paused code run again. */
  @POST
  @Path("/activate")
  public Response activate(@PathParam("community") CommunityId id, @PathParam("code") String code) {
    return back(id, code, authoring.setActive(id, code, true, null, callers.current()));
  }

  /** Ends the code for good. */
  @POST
  @Path("/archive")
  @RolesAllowed(Role.OWNER_NAME)
  public Response archive(@PathParam("community") CommunityId id, @PathParam("code") String code) {
    return back(id, code, authoring.archiveCode(id, code, null, callers.current()));
  }

  private Response back(CommunityId id, String code, Authored<PromoCode> outcome) {
    if (outcome instanceof Authored.Refused<PromoCode> refused) {
      throw problem(refused.reason());
    }
    return Response.seeOther(URI.create("/communities/" + id + "/promo-codes/" + code)).build();
  }

  private ProblemException problem(Authored.Reason reason) {
    return switch (reason) {
      case NO_SUCH_CODE -> ProblemException.notFound();
      case ARCHIVED -> ProblemException.of(ProblemType.ARCHIVED, refusals.archived());
      case FINISHED -> ProblemException.of(ProblemType.FINISHED, refusals.finished());
      default -> ProblemException.of(ProblemType.PRECONDITION_FAILED, refusals.changed());
    };
  }
}
