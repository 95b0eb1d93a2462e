package dev.promirror.dashboard;

import dev.promirror.platform.Callers;
import dev.promirror.platform.Role;
import dev.promirror.region.CommunityId;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** One promo code, and the question before it is archived. */
@Path("/communities/{community}/promo-codes/{code}")
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class CodeDetailPage {

  private final CodeDetails details;
  private final Frames frames;
  private final Callers callers;
  private final CodeMessages messages;
  private final DoorMessages doors;

  CodeDetailPage(
      CodeDetails details,
      Frames frames,
      Callers callers,
      CodeMessages messages,
      DoorMessages doors) {
    this.details = details;
    this.frames = frames;
    this.callers = callers;
    this.messages = messages;
    this.doors = doors;
  }

  /** The whole page, or for htmx what changes on it. */
  @GET
  public TemplateInstance code(
      @PathParam("community") CommunityId id,
      @PathParam("code") String code,
      @QueryParam("days") @DefaultValue("") String days,
      @QueryParam("made") @Nullable String made,
      @QueryParam("saved") @Nullable String saved,
      @HeaderParam("HX-Request") @Nullable String part) {
    CodePage page = details.read(id, code, HistoryWords.days(days), callers.current());
    Frame frame = frames.inside(page.row().code(), id);
    return part == null
        ? Pages.code(frame, page, said(page, made != null, saved != null))
        : Pages.code$live(frame, page, null);
  }

  /** Asks once more, since there is no way back. */
  @GET
  @Path("/archive")
  @RolesAllowed(Role.OWNER_NAME)
  public TemplateInstance archive(
      @PathParam("community") CommunityId id, @PathParam("code") String code) {
    CodePage page = details.read(id, code, HistoryWords.days(""), callers.current());
    return Pages.archive(frames.inside(messages.archiveTitle(page.row().code()), id), page);
  }

  private @Nullable Notice said(CodePage page, boolean made, boolean saved) {
    if (made) {
      return new Notice("good", messages.madeTitle(page.row().code()), messages.madeText(), null);
    }
    return saved ? new Notice("good", doors.savedTitle(), doors.savedText(), null) : null;
  }
}
