package dev.promirror.promotion.rest;

import dev.promirror.platform.Callers;
import dev.promirror.platform.FieldError;
import dev.promirror.platform.IfMatch;
import dev.promirror.platform.OpenApiProblems;
import dev.promirror.platform.Page;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.Role;
import dev.promirror.promotion.Authoring;
import dev.promirror.promotion.Copying;
import dev.promirror.promotion.Editing;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromoCodeQuery;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.wishes.PromoCodeReader;
import dev.promirror.promotion.wishes.Refusals;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Once;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
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

/** A community's promo codes. */
@Path("/api/v1/communities/{community}/promo-codes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "promo codes")
public class PromoCodeResource {

  private static final int MAX_TITLE = 200;

  private final Authoring authoring;
  private final Editing editing;
  private final Copying copying;
  private final PromoCodes codes;
  private final Callers callers;
  private final PromoCodeReader reader;
  private final Shown shown;
  private final Once once;

  PromoCodeResource(
      Authoring authoring,
      Editing editing,
      Copying copying,
      PromoCodes codes,
      Callers callers,
      PromoCodeReader reader,
      Shown shown,
      Once once) {
    this.authoring = authoring;
    this.editing = editing;
    this.copying = copying;
    this.codes = codes;
    this.callers = callers;
    this.reader = reader;
    this.shown = shown;
    this.once = once;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
  @Operation(summary = "Make a promo code on a coupon")
  @Extension(
      name = OpenApiProblems.OWN,
      value = "code-taken coupon-archived needs-our-checkout unacknowledged-rules")
  @APIResponseSchema(value = PromoCodeJson.class, responseCode = "201")
  public Response create(
      @PathParam("community") CommunityId community,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @RequestBody(content = @Content(schema = @Schema(ref = "PromoCodeWish"))) byte[] body) {
    return once.created(
        community,
        key,
        Once.content("create promo code", body),
        () -> {
          PromoCodeTerms terms = reader.read(community, body, null);
          PromoCode code = Refusals.made(authoring.createCode(community, terms, callers.current()));
          return new Once.Result(
              "/api/v1/communities/" + community + "/promo-codes/" + code.id(),
              code.revision(),
              shown.code(community, code.id()));
        });
  }

  @GET
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME, Role.STORE_NAME})
  @Operation(summary = "List promo codes; search finds beginnings of codes and names")
  public Page<PromoCodeJson> list(
      @PathParam("community") CommunityId community,
      @QueryParam("search") @Nullable String search,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("coupon") @Nullable String coupon,
      @QueryParam("state") @Nullable String state,
      @QueryParam("channel") @Nullable String channel,
      @QueryParam("offer") @Nullable String offer,
      @QueryParam("batch") @Nullable String batch,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    PromoCodeQuery query =
        new PromoCodeQuery(
            CodeQueries.search(search),
            CodeQueries.sort(sort),
            new PromoCodeQuery.Filter(coupon, CodeQueries.state(state), channel, offer, batch),
            after,
            Page.limit(limit));
    return shown.codes(community, codes.list(community, query));
  }

  @GET
  @Path("/{code}")
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME, Role.STORE_NAME})
  @Operation(summary = "A promo code with its figures")
  @APIResponseSchema(value = PromoCodeJson.class, responseCode = "200")
  public Response get(
      @PathParam("community") CommunityId community,
      @PathParam("code") String id,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    PromoCodeJson code = shown.code(community, id);
    return once.read(code, code.revision(), ifNoneMatch);
  }

  @PUT
  @Path("/{code}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
  @Operation(summary = "Replace what a promo code says; what is left out becomes its default")
  @Extension(
      name = OpenApiProblems.OWN,
      value =
          "archived batch-unfinished code-taken coupon-archived needs-our-checkout"
              + " unacknowledged-rules")
  @APIResponseSchema(value = PromoCodeJson.class, responseCode = "200")
  public Response edit(
      @PathParam("community") CommunityId community,
      @PathParam("code") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @RequestBody(content = @Content(schema = @Schema(ref = "PromoCodeWish"))) byte[] body) {
    Long revision = IfMatch.required(ifMatch);
    PromoCodeTerms current =
        codes.find(community, id).orElseThrow(ProblemException::notFound).terms();
    PromoCodeTerms terms = reader.read(community, body, current);
    return once.changed(
        community,
        null,
        "edit promo code " + id,
        () -> {
          PromoCode code =
              Refusals.made(editing.editCode(community, id, terms, revision, callers.current()));
          return new Once.Result(null, code.revision(), shown.code(community, id));
        });
  }

  /** A text for a new code. */
  record SuggestionJson(String code) {}

  @GET
  @Path("/suggestion")
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
  @Operation(summary = "A text for a title that no unfinished code has")
  public SuggestionJson suggestion(
      @PathParam("community") CommunityId community, @QueryParam("title") @Nullable String title) {
    if (title == null || title.isBlank() || title.length() > MAX_TITLE) {
      throw ProblemException.of(
          ProblemType.INVALID_REQUEST,
          new FieldError(
              "query:title",
              "missing",
              "There is no title, or it is longer than " + MAX_TITLE + " characters.",
              "Send the title to make a text of."));
    }
    return new SuggestionJson(copying.suggested(community, title).text());
  }
}
