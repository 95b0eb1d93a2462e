package dev.promirror.dashboard;

import dev.promirror.platform.Callers;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.Role;
import dev.promirror.platform.TimeOrderedId;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.PromoCode;
import dev.promirror.region.CommunityId;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/** The form that changes a promo code and its coupon. */
@Path("/communities/{community}/promo-codes/{code}/edit")
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class EditCodePages {

  private final FormSubjects subjects;
  private final FormReader reader;
  private final FormSaves saves;
  private final CodeFormPages pages;
  private final Callers callers;
  private final Frames frames;
  private final TimeOrderedId ids;
  private final FormMessages messages;
  private final DoorMessages doors;

  EditCodePages(
      FormSubjects subjects,
      FormReader reader,
      FormSaves saves,
      CodeFormPages pages,
      Callers callers,
      Frames frames,
      TimeOrderedId ids,
      FormMessages messages,
      DoorMessages doors) {
    this.subjects = subjects;
    this.reader = reader;
    this.saves = saves;
    this.pages = pages;
    this.callers = callers;
    this.frames = frames;
    this.ids = ids;
    this.messages = messages;
    this.doors = doors;
  }

  /** The form with what code and coupon say now; for an archived code, that it is. */
  @GET
  public TemplateInstance form(
      @PathParam("community") CommunityId id, @PathParam("code") String code) {
    FormSubject subject = subjects.of(id, code);
    Coupon coupon = Objects.requireNonNull(subject.coupon());
    PromoCode edited = Objects.requireNonNull(subject.code());
    if (subject.archived()) {
      boolean copyable = !coupon.isArchived();
      return Pages.archived(
          frames.inside(doors.archivedCode(edited.code()), id),
          new ArchivedPage(
              address(subject),
              edited.code(),
              copyable ? doors.archivedDuplicate() : doors.archivedWithCoupon(),
              copyable ? ids.next() : null));
    }
    Typed filled =
        FilledForm.of(
            coupon.terms(),
            edited.terms(),
            subject.community().currency(),
            subject.community().zone());
    return Pages.codeForm(frame(subject), pages.page(subject, asOfNow(subject, filled), List.of()));
  }

  /**
   * Changes both to what the form says, or shows it again: with what is wrong, or with what it
   * takes at Stripe if that has to be known first.
   */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response save(
      @PathParam("community") CommunityId id,
      @PathParam("code") String code,
      MultivaluedMap<String, String> sent) {
    Typed typed = Typed.of(sent);
    FormSubject subject = subjects.of(id, code);
    FormReading reading = reader.read(subject, typed);
    if (!reading.errors().isEmpty()) {
      return refused(subject, typed, reading.errors());
    }
    try {
      FormSaves.Seen seen = new FormSaves.Seen(number(typed, "seen"), number(typed, "seenCoupon"));
      String saved = saves.edit(subject, typed, reading, seen, callers.current());
      return Response.seeOther(URI.create(saved + "?saved=1")).build();
    } catch (FormSaves.Refused refused) {
      return unsaved(subject, typed, refused.problem(), refused.ofCoupon());
    } catch (Unconfirmed asked) {
      int status = ProblemType.CONFIRMATION_REQUIRED.status();
      return shown(status, subject, pages.asking(subject, typed, asked));
    } catch (ProblemException problem) {
      return unsaved(subject, typed, problem, false);
    }
  }

  /** Whatever came of it, what was typed is there again. */
  private Response unsaved(
      FormSubject subject, Typed typed, ProblemException problem, boolean ofCoupon) {
    String now = address(subject);
    String open = doors.conflictAction();
    if (subject.archived()) {
      boolean withCoupon = Objects.requireNonNull(subject.coupon()).isArchived();
      String text = withCoupon ? doors.archivedWithCoupon() : doors.archivedText();
      return told(
          ProblemType.ARCHIVED,
          subject,
          typed,
          new FormTold(doors.archivedTitle(), text, now, open));
    }
    return switch (problem.type()) {
      case PRECONDITION_FAILED ->
          told(
              problem.type(),
              subject,
              asOfNow(subject, typed),
              new FormTold(doors.conflictTitle(), doors.conflictText(), now, open));
      case IDEMPOTENCY_KEY_REUSED ->
          told(
              problem.type(),
              subject,
              asOfNow(subject, typed),
              new FormTold(doors.savedBeforeTitle(), doors.savedBeforeText(), now, open));
      default -> {
        if (!NewCodePages.isOfTheForm(problem)) {
          throw problem;
        }
        Typed again = NewCodePages.keyed(typed, problem, ids);
        yield refused(subject, again, reader.errors(problem, typed, ofCoupon));
      }
    };
  }

  private Response told(ProblemType type, FormSubject subject, Typed typed, FormTold told) {
    return shown(type.status(), subject, pages.told(subject, typed, told));
  }

  private Response refused(FormSubject subject, Typed typed, List<FormError> errors) {
    return shown(NewCodePages.UNPROCESSABLE, subject, pages.page(subject, typed, errors));
  }

  private Response shown(int status, FormSubject subject, CodeFormPage page) {
    return Response.status(status).entity(Pages.codeForm(frame(subject), page)).build();
  }

  /** Whoever has seen what it says now may replace it. */
  private Typed asOfNow(FormSubject subject, Typed typed) {
    return typed
        .with("key", ids.next())
        .with("editing", id(subject))
        .with("seen", "" + Objects.requireNonNull(subject.code()).revision())
        .with("seenCoupon", "" + Objects.requireNonNull(subject.coupon()).revision());
  }

  private Frame frame(FormSubject subject) {
    String text = Objects.requireNonNull(subject.code()).code();
    return frames.inside(messages.editTitle(text), subject.community().id());
  }

  private static String id(FormSubject subject) {
    return Objects.requireNonNull(subject.code()).id();
  }

  private static String address(FormSubject subject) {
    return "/communities/" + subject.community().id() + "/promo-codes/" + id(subject);
  }

  private static long number(Typed typed, String field) {
    return typed.text(field).matches("\\d{1,18}") ? Long.parseLong(typed.text(field)) : 0;
  }
}
