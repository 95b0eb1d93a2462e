package dev.promirror.dashboard;

import dev.promirror.platform.Callers;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.Role;
import dev.promirror.platform.TimeOrderedId;
import dev.promirror.promotion.Copying;
import dev.promirror.region.CommunityId;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** The form that makes coupon and code in one step. */
@Path("/communities/{community}/promo-codes/new")
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class NewCodePages {

  static final int UNPROCESSABLE = 422;
  private static final int MAX_TITLE = 80;

  private final FormSubjects subjects;
  private final FormReader reader;
  private final FormSaves saves;
  private final CodeFormPages pages;
  private final Copying copying;
  private final Callers callers;
  private final Frames frames;
  private final TimeOrderedId ids;
  private final FormMessages messages;

  NewCodePages(
      FormSubjects subjects,
      FormReader reader,
      FormSaves saves,
      CodeFormPages pages,
      Copying copying,
      Callers callers,
      Frames frames,
      TimeOrderedId ids,
      FormMessages messages) {
    this.subjects = subjects;
    this.reader = reader;
    this.saves = saves;
    this.pages = pages;
    this.copying = copying;
    this.callers = callers;
    this.frames = frames;
    this.ids = ids;
    this.messages = messages;
  }

  /** The empty form. */
  @GET
  public TemplateInstance form(
      @PathParam("community") CommunityId id,
      @QueryParam("coupon") @DefaultValue("") String coupon) {
    FormSubject subject = subjects.ofNew(id, coupon);
    Typed empty =
        FilledForm.empty(ids.next(), subject.community().currency(), subject.community().zone())
            .with("coupon", coupon);
    return Pages.codeForm(
        frames.inside(messages.title(), id), pages.page(subject, empty, List.of()));
  }

  /** What is to be said about the form while it is being filled in. Nothing is kept. */
  @POST
  @Path("/advice")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public TemplateInstance advice(
      @PathParam("community") CommunityId id, MultivaluedMap<String, String> sent) {
    Typed typed = Typed.of(sent);
    FormSubject subject =
        typed.on("editing")
            ? subjects.of(id, typed.text("editing"))
            : subjects.ofNew(id, typed.text("coupon"));
    return Pages.codeForm$advice(
        frames.inside(messages.title(), id), pages.page(subject, typed, List.of()));
  }

  /** A text for a name that no unfinished code has. */
  @GET
  @Path("/suggestion")
  @Produces(MediaType.TEXT_PLAIN)
  public String suggestion(
      @PathParam("community") CommunityId id, @QueryParam("name") @DefaultValue("") String name) {
    String title = name.strip();
    return title.isEmpty() || title.length() > MAX_TITLE ? "" : copying.suggested(id, title).text();
  }

  /** Makes what the form says, or shows it again with what is wrong. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response create(
      @PathParam("community") CommunityId id, MultivaluedMap<String, String> sent) {
    Typed typed = Typed.of(sent);
    FormSubject subject = subjects.ofNew(id, typed.text("coupon"));
    FormReading reading = reader.read(subject, typed);
    if (!reading.errors().isEmpty()) {
      return again(subject, typed, reading.errors());
    }
    try {
      String made = saves.make(subject, typed, reading, callers.current());
      return Response.seeOther(URI.create(made + "?made=1")).build();
    } catch (FormSaves.Refused refused) {
      return again(subject, typed, reader.errors(refused.problem(), typed, refused.ofCoupon()));
    } catch (ProblemException problem) {
      if (!isOfTheForm(problem)) {
        throw problem;
      }
      return again(subject, keyed(typed, problem, ids), reader.errors(problem, typed, false));
    }
  }

  /** The form with another key, unless what it asks for may still be done under the first. */
  static Typed keyed(Typed typed, ProblemException problem, TimeOrderedId ids) {
    boolean busy = problem.type() == ProblemType.IDEMPOTENCY_KEY_BUSY;
    return busy ? typed : typed.with("key", ids.next());
  }

  /** Whether whoever sent the form can do something about it there. */
  static boolean isOfTheForm(ProblemException problem) {
    return switch (problem.type()) {
      case NOT_FOUND, FORBIDDEN, UNAVAILABLE, INTERNAL -> false;
      default -> true;
    };
  }

  private Response again(FormSubject subject, Typed typed, List<FormError> errors) {
    Frame frame = frames.inside(messages.title(), subject.community().id());
    return Response.status(UNPROCESSABLE)
        .entity(Pages.codeForm(frame, pages.page(subject, typed, errors)))
        .build();
  }
}
