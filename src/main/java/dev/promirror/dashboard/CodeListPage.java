package dev.promirror.dashboard;

import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.Role;
import dev.promirror.promotion.PromoCodeQuery;
import dev.promirror.region.CommunityId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The list of a community's promo codes. */
@Path("/communities/{community}/promo-codes")
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class CodeListPage {

  private static final int MAX_SEARCH = 100;

  private final Codes codes;
  private final Frames frames;
  private final ListMessages messages;

  CodeListPage(Codes codes, Frames frames, ListMessages messages) {
    this.codes = codes;
    this.frames = frames;
    this.messages = messages;
  }

  /** The whole page, or for htmx the rows alone. */
  @GET
  public Response list(
      @PathParam("community") CommunityId id,
      @Context UriInfo address,
      @HeaderParam("HX-Request") @Nullable String part) {
    Typed asked = Typed.of(address.getQueryParameters());
    String search = asked.text("search");
    ListQuery query =
        new ListQuery(
            "/communities/" + id + "/promo-codes",
            search.substring(0, Math.min(search.length(), MAX_SEARCH)),
            Codes.sort(asked.text("sort")).code(),
            PromoCodeQuery.Sort.NEWEST.code(),
            ListFilter.of(asked),
            asked.text("after"));
    Frame frame = frames.inside(messages.title(), id);
    try {
      CodeList list = codes.list(id, query);
      return part == null
          ? Response.ok(Pages.codes(frame, list, codes.sorts(query))).build()
          : Response.ok(Pages.codes$rows(frame, list, codes.sorts(query)))
              .header("HX-Replace-Url", query.address())
              .build();
    } catch (ProblemException refused) {
      if (refused.type() != ProblemType.INVALID_CURSOR) {
        throw refused;
      }
      return Response.seeOther(URI.create(query.start().address())).build();
    }
  }
}
