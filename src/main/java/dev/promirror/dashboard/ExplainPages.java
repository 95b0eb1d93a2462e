package dev.promirror.dashboard;

import dev.promirror.catalog.Offer;
import dev.promirror.community.Communities;
import dev.promirror.community.Community;
import dev.promirror.platform.Callers;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.Role;
import dev.promirror.platform.TimeOrderedId;
import dev.promirror.promotion.Goodwill;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.promotion.Validation;
import dev.promirror.promotion.Validations;
import dev.promirror.promotion.wishes.InquiryReader;
import dev.promirror.promotion.wishes.Refusals;
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
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a member was refused, and a code to make up for it. People are named in bodies alone. */
@Path("/communities/{community}/promo-codes/{code}/explain")
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RunOnVirtualThread
public class ExplainPages {

  private final Communities communities;
  private final PromoCodes codes;
  private final FormSubjects subjects;
  private final Validations validations;
  private final Goodwill goodwill;
  private final FormOnce once;
  private final Callers callers;
  private final Frames frames;
  private final TimeOrderedId ids;
  private final ExplainMessages messages;

  ExplainPages(
      Communities communities,
      PromoCodes codes,
      FormSubjects subjects,
      Validations validations,
      Goodwill goodwill,
      FormOnce once,
      Callers callers,
      Frames frames,
      TimeOrderedId ids,
      ExplainMessages messages) {
    this.communities = communities;
    this.codes = codes;
    this.subjects = subjects;
    this.validations = validations;
    this.goodwill = goodwill;
    this.once = once;
    this.callers = callers;
    this.frames = frames;
    this.ids = ids;
    this.messages = messages;
  }

  /** The question. */
  @GET
  @Consumes(MediaType.WILDCARD)
  public TemplateInstance ask(
      @PathParam("community") CommunityId id, @PathParam("code") String code) {
    PromoCode asked = find(id, code);
    Typed empty =
        new Typed(
            java.util.Map.of(
                "code", List.of(asked.code()),
                "currency", List.of(community(id).currency())));
    return page(id, asked, empty, List.of(), null);
  }

  /** The answer, under the question. */
  @POST
  public Response answer(
      @PathParam("community") CommunityId id,
      @PathParam("code") String code,
      MultivaluedMap<String, String> sent) {
    PromoCode asked = find(id, code);
    Typed typed = Typed.of(sent).with("key", ids.next());
    if (typed.texts("line").stream().allMatch(String::isBlank)) {
      return again(id, asked, typed, error("line", messages.noLine(), messages.otherOffer()), null);
    }
    try {
      var words = new ExplainWords(messages, new MomentWords(community(id).zone()));
      return switch (judged(id, typed)) {
        case Validation.Judged judged ->
            Response.ok(page(id, asked, typed, List.of(), words.of(judged))).build();
        case Validation.Unknown unknown ->
            Response.ok(page(id, asked, typed, List.of(), words.unknown())).build();
        case Validation.NoSuchOffer none ->
            again(
                id,
                asked,
                typed,
                error("line", messages.noSuchOffer(), messages.otherOffer()),
                null);
        case Validation.NoPrice none ->
            again(id, asked, typed, error("line", messages.noPrice(), messages.otherOffer()), null);
        case Validation.TooMuch tooMuch ->
            again(id, asked, typed, error("line", messages.tooMuch(), ""), null);
      };
    } catch (ProblemException refused) {
      return again(id, asked, typed, ExplainBody.errors(refused), null);
    }
  }

  /** One use for the person who was refused. */
  @POST
  @Path("/goodwill")
  public Response goodwill(
      @PathParam("community") CommunityId id,
      @PathParam("code") String code,
      MultivaluedMap<String, String> sent) {
    Typed typed = Typed.of(sent);
    try {
      InquiryReader.Gift gift = InquiryReader.gift(new ExplainBody(typed).gift());
      String made =
          once.run(
              id,
              typed,
              "goodwill " + code,
              () ->
                  Refusals.made(
                          goodwill.grant(id, code, gift.person(), gift.why(), callers.current()))
                      .id());
      return Response.seeOther(URI.create(made + "?made=1")).build();
    } catch (ProblemException refused) {
      if (refused.errors().isEmpty()) {
        throw refused;
      }
      PromoCode asked = find(id, code);
      return again(id, asked, typed, ExplainBody.errors(refused), refusedBefore(id, typed));
    }
  }

  /** The answer that led to the wish, so that the form below it stays. */
  private @Nullable Explained refusedBefore(CommunityId id, Typed typed) {
    var words = new ExplainWords(messages, new MomentWords(community(id).zone()));
    try {
      return judged(id, typed) instanceof Validation.Judged judged ? words.of(judged) : null;
    } catch (ProblemException refused) {
      return null;
    }
  }

  private Validation judged(CommunityId id, Typed typed) {
    return validations
        .of(id, InquiryReader.read(new ExplainBody(typed).inquiry()))
        .orElseThrow(ProblemException::notFound);
  }

  private static List<FormError> error(String field, String message, String fix) {
    return List.of(new FormError(field, "", message, fix));
  }

  private Response again(
      CommunityId id,
      PromoCode asked,
      Typed typed,
      List<FormError> errors,
      @Nullable Explained answer) {
    return Response.status(NewCodePages.UNPROCESSABLE)
        .entity(page(id, asked, typed, errors, answer))
        .build();
  }

  private TemplateInstance page(
      CommunityId id,
      PromoCode asked,
      Typed typed,
      List<FormError> errors,
      @Nullable Explained answer) {
    List<Choice> offers =
        subjects.sold(id).stream()
            .map((Offer offer) -> new Choice(offer.id(), OfferWords.of(offer), false))
            .sorted(Comparator.comparing(Choice::label))
            .toList();
    String path = "/communities/" + id + "/promo-codes/" + asked.id();
    return Pages.explain(
        frames.inside(messages.title(asked.code()), id),
        new ExplainPage(path, asked.code(), typed, errors, offers, answer));
  }

  private PromoCode find(CommunityId id, String code) {
    return codes.find(id, code).orElseThrow(ProblemException::notFound);
  }

  private Community community(CommunityId id) {
    return communities.find(id).orElseThrow(ProblemException::notFound);
  }
}
