package dev.promirror.dashboard;

import dev.promirror.platform.Callers;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.Role;
import dev.promirror.promotion.Authored;
import dev.promirror.promotion.Authoring;
import dev.promirror.promotion.Copying;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.Publishing;
import dev.promirror.promotion.wishes.Refusals;
import dev.promirror.region.CommunityId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The buttons of a promo code's page. Pressed twice, they do no more than once. */
@Path("/communities/{community}/promo-codes/{code}")
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class CodeActions {

  private final Authoring authoring;
  private final Publishing publishing;
  private final Copying copying;
  private final FormOnce once;
  private final Callers callers;
  private final RefusalMessages refusals;

  CodeActions(
      Authoring authoring,
      Publishing publishing,
      Copying copying,
      FormOnce once,
      Callers callers,
      RefusalMessages refusals) {
    this.authoring = authoring;
    this.publishing = publishing;
    this.copying = copying;
    this.once = once;
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

  /** Publishes a draft, for good. */
  @POST
  @Path("/publish")
  public Response publish(@PathParam("community") CommunityId id, @PathParam("code") String code) {
    return back(id, code, publishing.publish(id, code, null, callers.current()));
  }

  /** Makes a draft that says the same, and leads to it. */
  @POST
  @Path("/duplicate")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response duplicate(
      @PathParam("community") CommunityId id,
      @PathParam("code") String code,
      MultivaluedMap<String, String> sent) {
    String copy =
        once.run(
            id,
            Typed.of(sent),
            "duplicate " + code,
            () -> Refusals.made(copying.duplicate(id, code, callers.current())).id());
    return Response.seeOther(URI.create(copy + "?made=1")).build();
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
      throw problem(refused);
    }
    return Response.seeOther(URI.create("/communities/" + id + "/promo-codes/" + code)).build();
  }

  private ProblemException problem(Authored.Refused<PromoCode> refused) {
    return switch (refused.reason()) {
      case NO_SUCH_CODE -> ProblemException.notFound();
      case ARCHIVED -> ProblemException.of(ProblemType.ARCHIVED, refusals.archived());
      case FINISHED -> ProblemException.of(ProblemType.FINISHED, refusals.finished());
      case CHANGED_MEANWHILE ->
          ProblemException.of(ProblemType.PRECONDITION_FAILED, refusals.changed());
      default -> Refusals.problem(refused);
    };
  }
}
