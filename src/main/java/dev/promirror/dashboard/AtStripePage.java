package dev.promirror.dashboard;

import dev.promirror.community.Listings;
import dev.promirror.platform.Callers;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.Role;
import dev.promirror.promotion.DriftDeciding;
import dev.promirror.promotion.Drifts;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a community's Stripe account has that is otherwise here, and how it is read. */
@Path("/communities/{community}/stripe")
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class AtStripePage {

  private final AtStripeViews views;
  private final DriftDeciding deciding;
  private final Listings listings;
  private final Regions regions;
  private final Frames frames;
  private final Callers callers;
  private final StripeMessages messages;

  AtStripePage(
      AtStripeViews views,
      DriftDeciding deciding,
      Listings listings,
      Regions regions,
      Frames frames,
      Callers callers,
      StripeMessages messages) {
    this.views = views;
    this.deciding = deciding;
    this.listings = listings;
    this.regions = regions;
    this.frames = frames;
    this.callers = callers;
    this.messages = messages;
  }

  /** The whole page, or for htmx what changes on it. */
  @GET
  public TemplateInstance page(
      @PathParam("community") CommunityId id,
      @QueryParam("cannot") @Nullable String cannot,
      @HeaderParam("HX-Request") @Nullable String part) {
    boolean owner = callers.current().roles().contains(Role.OWNER);
    AtStripeView view = views.of(id, owner);
    Frame frame = frames.inside(messages.title(), id);
    return part == null
        ? Pages.atStripe(
            frame,
            view,
            cannot == null
                ? null
                : new Notice(
                    "warn",
                    messages.cannotTitle(),
                    cannot.equals("text") ? messages.textTaken() : messages.cannotText(),
                    null))
        : Pages.atStripe$live(frame, view, null);
  }

  /** Reads all of the account. */
  @POST
  @Path("/reading")
  @RolesAllowed(Role.OWNER_NAME)
  public Response read(@PathParam("community") CommunityId id) {
    regions.run(id, () -> listings.want(id));
    return Response.seeOther(URI.create("/communities/" + id + "/stripe")).build();
  }

  /** Decides what holds; what was decided already stays so. */
  @POST
  @Path("/drift/{kind}/{object}/{decision}")
  public Response decide(
      @PathParam("community") CommunityId id,
      @PathParam("kind") String kind,
      @PathParam("object") String object,
      @PathParam("decision") String decision) {
    DriftDeciding.Decided decided =
        deciding.decide(
            id,
            parsed(Drifts.Kind.class, kind),
            object,
            parsed(DriftDeciding.Decision.class, decision),
            callers.current());
    String cannot =
        switch (decided) {
          case CANNOT_ADOPT -> "?cannot=1";
          case TEXT_TAKEN -> "?cannot=text";
          case DONE, NO_DRIFT -> "";
        };
    return Response.seeOther(URI.create("/communities/" + id + "/stripe" + cannot)).build();
  }

  private static <E extends Enum<E>> E parsed(Class<E> type, String text) {
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw ProblemException.notFound();
    }
  }
}
