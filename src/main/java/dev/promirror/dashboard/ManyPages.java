package dev.promirror.dashboard;

import dev.promirror.platform.Caller;
import dev.promirror.platform.Callers;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.Role;
import dev.promirror.promotion.bulk.Bulk;
import dev.promirror.promotion.bulk.CodeBatches;
import dev.promirror.promotion.bulk.CodeExport;
import dev.promirror.promotion.wishes.Refusals;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Many codes at once: the form, and what becomes of them. */
@Path("/communities/{community}/promo-codes/many")
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ManyPages {

  private final ManyForms forms;
  private final Bulk bulk;
  private final CodeBatches batches;
  private final CodeExport export;
  private final Changes changes;
  private final Frames frames;
  private final Callers callers;
  private final ManyMessages messages;
  private final ManyWords words;

  ManyPages(
      ManyForms forms,
      Bulk bulk,
      CodeBatches batches,
      CodeExport export,
      Changes changes,
      Frames frames,
      Callers callers,
      ManyMessages messages) {
    this.forms = forms;
    this.bulk = bulk;
    this.batches = batches;
    this.export = export;
    this.changes = changes;
    this.frames = frames;
    this.callers = callers;
    this.messages = messages;
    this.words = new ManyWords(messages);
  }

  /** The empty form. */
  @GET
  public TemplateInstance form(
      @PathParam("community") CommunityId id,
      @QueryParam("coupon") @DefaultValue("") String coupon) {
    Frame frame = frames.inside(messages.title(), id);
    return Pages.many(frame, forms.page(id, forms.empty(id, coupon), null, callers.current()));
  }

  /** What texts would look like, while the form is being filled in. */
  @POST
  @Path("/example")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public TemplateInstance example(
      @PathParam("community") CommunityId id, MultivaluedMap<String, String> sent) {
    Frame frame = frames.inside(messages.title(), id);
    return Pages.many$example(frame, forms.page(id, Typed.of(sent), null, callers.current()));
  }

  /** Begins what the form says, or shows it again with what is wrong. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response create(
      @PathParam("community") CommunityId id, MultivaluedMap<String, String> sent) {
    Typed typed = Typed.of(sent);
    Caller caller = callers.current();
    try {
      return Response.seeOther(URI.create(forms.make(id, typed, caller))).build();
    } catch (ProblemException refused) {
      Frame frame = frames.inside(messages.title(), id);
      return Response.status(NewCodePages.UNPROCESSABLE)
          .entity(Pages.many(frame, forms.page(id, typed, refused, caller)))
          .build();
    }
  }

  /** How far a batch is; for htmx what changes of it. */
  @GET
  @Path("/{batch}")
  public TemplateInstance batch(
      @PathParam("community") CommunityId id,
      @PathParam("batch") String batch,
      @HeaderParam("HX-Request") @Nullable String part) {
    String revision = Long.toString(changes.revision(id));
    ManyRow row = row(id, batch);
    Frame frame = frames.inside(row.name(), id);
    return part == null
        ? Pages.batch(frame, row, batch, revision)
        : Pages.batch$live(frame, row, batch, revision);
  }

  /** The codes that are there by now, as a file. */
  @GET
  @Path("/{batch}/codes.csv")
  @Produces(Files.CSV)
  public Response codes(@PathParam("community") CommunityId id, @PathParam("batch") String batch) {
    String known = batches.view(id, batch).orElseThrow(ProblemException::notFound).batch().id();
    return Files.of(known + ".csv", out -> export.write(id, known, out));
  }

  /** Asks once more, since there is no way back. */
  @GET
  @Path("/{batch}/cancel")
  @RolesAllowed(Role.OWNER_NAME)
  public TemplateInstance ask(
      @PathParam("community") CommunityId id, @PathParam("batch") String batch) {
    ManyRow row = row(id, batch);
    return Pages.cancelBatch(frames.inside(messages.cancelTitle(row.name()), id), row);
  }

  /** Ends a batch and its codes for good. */
  @POST
  @Path("/{batch}/cancel")
  @RolesAllowed(Role.OWNER_NAME)
  public Response cancel(@PathParam("community") CommunityId id, @PathParam("batch") String batch) {
    Refusals.made(bulk.cancel(id, batch, null, callers.current()));
    return Response.seeOther(URI.create(row(id, batch).path())).build();
  }

  private ManyRow row(CommunityId id, String batch) {
    return words.row(
        batches.view(id, batch).orElseThrow(ProblemException::notFound),
        "/communities/" + id + "/promo-codes/many",
        callers.current().roles().contains(Role.OWNER));
  }
}
