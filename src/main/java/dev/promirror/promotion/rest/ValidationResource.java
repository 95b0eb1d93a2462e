package dev.promirror.promotion.rest;

import dev.promirror.platform.Callers;
import dev.promirror.platform.FieldError;
import dev.promirror.platform.OpenApiProblems;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.Role;
import dev.promirror.promotion.Goodwill;
import dev.promirror.promotion.Inquiry;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.Validation;
import dev.promirror.promotion.Validations;
import dev.promirror.promotion.rules.Person;
import dev.promirror.promotion.wishes.InquiryReader;
import dev.promirror.promotion.wishes.Refusals;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Once;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether a code can be used, why not, and what to do about it. */
@Path("/api/v1/communities/{community}/promo-codes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "validation")
public class ValidationResource {

  private final Validations validations;
  private final Goodwill goodwill;
  private final Callers callers;
  private final Shown shown;
  private final Once once;

  ValidationResource(
      Validations validations, Goodwill goodwill, Callers callers, Shown shown, Once once) {
    this.validations = validations;
    this.goodwill = goodwill;
    this.callers = callers;
    this.shown = shown;
    this.once = once;
  }

  /** An inquiry in the API. */
  @Schema(name = "Inquiry")
  record InquiryJson(
      String code,
      @Nullable String currency,
      java.util.List<WantedJson> lines,
      @Nullable MemberJson member) {}

  /** Something about to be bought. */
  @Schema(name = "Wanted")
  record WantedJson(String offer, @Nullable Long quantity) {}

  /** Who wants it. */
  @Schema(name = "Member")
  record MemberJson(@Nullable String customer, @Nullable String email) {}

  /** What a goodwill code is given for, in the API. */
  @Schema(name = "GoodwillWish")
  record GoodwillJson(
      MemberJson member,
      @Schema(description = "Kept in the audit for good: say what happened, and name nobody.")
          String reason) {}

  @POST
  @Path("/validate")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME, Role.STORE_NAME})
  @Operation(summary = "Whether a code can be used for a purchase, and what it would cost then")
  @APIResponseSchema(value = ValidationJson.class, responseCode = "200")
  public ValidationJson validate(
      @PathParam("community") CommunityId community,
      @RequestBody(content = @Content(schema = @Schema(implementation = InquiryJson.class)))
          byte[] body) {
    return answer(community, body, false);
  }

  @POST
  @Path("/explain")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
  @Operation(summary = "The same with every rule and what it says")
  @APIResponseSchema(value = ValidationJson.class, responseCode = "200")
  public ValidationJson explain(
      @PathParam("community") CommunityId community,
      @RequestBody(content = @Content(schema = @Schema(implementation = InquiryJson.class)))
          byte[] body) {
    return answer(community, body, true);
  }

  @POST
  @Path("/{code}/goodwill")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
  @Operation(summary = "Give one person one use within a week of what this code gives")
  @Extension(name = OpenApiProblems.OWN, value = "invalid-request needs-our-checkout")
  @APIResponseSchema(value = PromoCodeJson.class, responseCode = "201")
  public Response goodwill(
      @PathParam("community") CommunityId community,
      @PathParam("code") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @RequestBody(content = @Content(schema = @Schema(implementation = GoodwillJson.class)))
          byte[] body) {
    InquiryReader.Gift gift = InquiryReader.gift(body);
    Person person = gift.person();
    String why = gift.why();
    return once.created(
        community,
        key,
        Once.content("goodwill for " + id, body),
        () -> {
          PromoCode code =
              Refusals.made(goodwill.grant(community, id, person, why, callers.current()));
          return new Once.Result(
              "/api/v1/communities/" + community + "/promo-codes/" + code.id(),
              code.revision(),
              shown.code(community, code.id()));
        });
  }

  private ValidationJson answer(CommunityId community, byte[] body, boolean explained) {
    Inquiry inquiry = InquiryReader.read(body);
    return switch (validations.of(community, inquiry).orElseThrow(ProblemException::notFound)) {
      case Validation.Judged judged -> ValidationJson.of(judged, explained);
      case Validation.Unknown unknown -> ValidationJson.unknown();
      case Validation.NoSuchOffer none ->
          throw refusal(none.line(), "unknown-offer", "There is no such offer for sale.");
      case Validation.NoPrice none ->
          throw refusal(none.line(), "no-price", "It has no price in this currency.");
      case Validation.TooMuch tooMuch ->
          throw ProblemException.of(
              ProblemType.INVALID_REQUEST,
              new FieldError(
                  "/lines", "too-much", "It costs more than can be counted.", "Buy less at once."));
    };
  }

  private static ProblemException refusal(int line, String code, String message) {
    return ProblemException.of(
        ProblemType.INVALID_REQUEST,
        new FieldError(
            "/lines/" + line + "/offer", code, message, "Choose one of the community's offers."));
  }
}
