package dev.promirror.dashboard;

import dev.promirror.community.Communities;
import dev.promirror.community.Community;
import dev.promirror.money.Currencies;
import dev.promirror.platform.Callers;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.Role;
import dev.promirror.platform.TimeOrderedId;
import dev.promirror.promotion.Authored;
import dev.promirror.region.CommunityId;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** The form that makes coupon and code in one step. */
@Path("/communities/{community}/promo-codes/new")
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class NewCodePages {

  private static final int UNPROCESSABLE = 422;

  private final Communities communities;
  private final NewCodes newCodes;
  private final Callers callers;
  private final Frames frames;
  private final TimeOrderedId ids;
  private final Clock clock;
  private final FormMessages messages;
  private final RefusalMessages refusals;
  private final FormWords words;

  NewCodePages(
      Communities communities,
      NewCodes newCodes,
      Callers callers,
      Frames frames,
      TimeOrderedId ids,
      Clock clock,
      FormMessages messages,
      RefusalMessages refusals,
      DealMessages deals) {
    this.communities = communities;
    this.newCodes = newCodes;
    this.callers = callers;
    this.frames = frames;
    this.ids = ids;
    this.clock = clock;
    this.messages = messages;
    this.refusals = refusals;
    this.words = new FormWords(messages, new DealWords(deals));
  }

  /** The empty form. */
  @GET
  public TemplateInstance form(@PathParam("community") CommunityId id) {
    NewCode blank = NewCode.blank(ids.next());
    Typed typed = read(id, blank);
    return Pages.newCode(frames.inside(messages.title(), id), typed.page(blank, List.of()));
  }

  /** The form as one sentence, while it is being filled in. Nothing is kept. */
  @POST
  @Path("/summary")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public TemplateInstance summary(
      @PathParam("community") CommunityId id, @BeanParam NewCodeFields fields) {
    NewCode form = fields.form();
    return Pages.newCode$summary(
        frames.inside(messages.title(), id), read(id, form).page(form, List.of()));
  }

  /** Makes what the form says, or shows it again with what is wrong. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response create(@PathParam("community") CommunityId id, @BeanParam NewCodeFields fields) {
    NewCode form = fields.form();
    Typed typed = read(id, form);
    if (!typed.draft().errors().isEmpty()) {
      return again(id, typed, form, typed.draft().errors());
    }
    try {
      String made =
          newCodes.make(id, form, typed.draft(), typed.community().zone(), callers.current());
      return Response.seeOther(URI.create(made + "?made=1")).build();
    } catch (NewCodes.Refused refused) {
      return again(id, typed, form, List.of(error(refused.reason())));
    } catch (ProblemException problem) {
      if (problem.type() != ProblemType.IDEMPOTENCY_KEY_REUSED) {
        throw problem;
      }
      return again(
          id,
          typed,
          form.withKey(ids.next()),
          List.of(new FormError("", refusals.sentBefore(), refusals.sentBeforeFix())));
    }
  }

  private Response again(CommunityId id, Typed typed, NewCode form, List<FormError> errors) {
    return Response.status(UNPROCESSABLE)
        .entity(Pages.newCode(frames.inside(messages.title(), id), typed.page(form, errors)))
        .build();
  }

  private FormError error(Authored.Reason reason) {
    return reason == Authored.Reason.CODE_TAKEN
        ? new FormError("code", refusals.codeTaken(), refusals.codeTakenFix())
        : new FormError("", refusals.changed(), "");
  }

  private Typed read(CommunityId id, NewCode form) {
    Community community = communities.find(id).orElseThrow(ProblemException::notFound);
    Currency currency = Currencies.parse(community.currency());
    LocalDate today = LocalDate.ofInstant(clock.instant(), community.zone());
    CodeDraft draft = FormReader.read(refusals, form, currency, today);
    return new Typed(community, currency, today, draft, words.sentence(form, draft));
  }

  private record Typed(
      Community community, Currency currency, LocalDate today, CodeDraft draft, String sentence) {

    NewCodePage page(NewCode form, List<FormError> errors) {
      return new NewCodePage(
          form,
          errors,
          sentence,
          currency.getCurrencyCode(),
          MoneyWords.symbol(currency),
          today.toString());
    }
  }
}
