package dev.promirror.promotion.rest;

import dev.promirror.platform.Callers;
import dev.promirror.platform.FieldError;
import dev.promirror.platform.Page;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.Role;
import dev.promirror.promotion.Authored;
import dev.promirror.promotion.Authoring;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromoCodeQuery;
import dev.promirror.promotion.PromoCodeState;
import dev.promirror.promotion.PromoCodeView;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Once;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A community's promo codes. */
@Path("/api/v1/communities/{community}/promo-codes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "promo codes")
public class PromoCodeResource {

  private static final int MAX_SEARCH = 80;

  private final Authoring authoring;
  private final PromoCodes codes;
  private final Callers callers;
  private final PromoCodeReader reader;
  private final Once once;

  PromoCodeResource(
      Authoring authoring, PromoCodes codes, Callers callers, PromoCodeReader reader, Once once) {
    this.authoring = authoring;
    this.codes = codes;
    this.callers = callers;
    this.reader = reader;
    this.once = once;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
  @Operation(summary = "Make a promo code on a coupon")
  public Response create(
      @PathParam("community") CommunityId community,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @RequestBody(content = @Content(schema = @Schema(implementation = PromoCodeJson.class)))
          byte[] body) {
    PromoCodeTerms terms = reader.read(community, body);
    return once.created(
        community,
        key,
        "create promo code " + terms,
        () -> {
          PromoCode code = Refusals.made(authoring.createCode(community, terms, callers.current()));
          return new Once.Result(
              "/api/v1/communities/" + community + "/promo-codes/" + code.id(),
              code.revision(),
              render(community, code.id()));
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
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    PromoCodeQuery query =
        new PromoCodeQuery(
            search(search),
            sort(sort),
            new PromoCodeQuery.Filter(coupon, state(state), channel, offer),
            after,
            Page.limit(limit));
    return codes.list(community, query).map(PromoCodeJson::of);
  }

  @GET
  @Path("/{code}")
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME, Role.STORE_NAME})
  @Operation(summary = "A promo code with its figures")
  public Response get(
      @PathParam("community") CommunityId community,
      @PathParam("code") String id,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    PromoCodeView view = codes.view(community, id).orElseThrow(ProblemException::notFound);
    return once.read(PromoCodeJson.of(view), view.code().revision(), ifNoneMatch);
  }

  @POST
  @Path("/{code}/pause")
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
  @Operation(summary = "Make a promo code unusable for now")
  public Response pause(
      @PathParam("community") CommunityId community,
      @PathParam("code") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return change(
        community,
        key,
        "pause",
        id,
        () ->
            authoring.setActive(
                community, id, false, Refusals.revision(ifMatch), callers.current()));
  }

  @POST
  @Path("/{code}/activate")
  @RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
  @Operation(summary = "Make a paused promo code usable again")
  public Response activate(
      @PathParam("community") CommunityId community,
      @PathParam("code") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return change(
        community,
        key,
        "activate",
        id,
        () ->
            authoring.setActive(
                community, id, true, Refusals.revision(ifMatch), callers.current()));
  }

  @POST
  @Path("/{code}/archive")
  @RolesAllowed(Role.OWNER_NAME)
  @Operation(summary = "End a promo code for good")
  public Response archive(
      @PathParam("community") CommunityId community,
      @PathParam("code") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return change(
        community,
        key,
        "archive",
        id,
        () -> authoring.archiveCode(community, id, Refusals.revision(ifMatch), callers.current()));
  }

  private Response change(
      CommunityId community,
      @Nullable String key,
      String action,
      String id,
      Supplier<Authored<PromoCode>> change) {
    return once.changed(
        community,
        key,
        action + " promo code " + id,
        () -> {
          PromoCode code = Refusals.made(change.get());
          return new Once.Result(null, code.revision(), render(community, id));
        });
  }

  private PromoCodeJson render(CommunityId community, String id) {
    return PromoCodeJson.of(codes.view(community, id).orElseThrow());
  }

  private static PromoCodeQuery.Sort sort(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return PromoCodeQuery.Sort.NEWEST;
    }
    PromoCodeQuery.Sort sort = PromoCodeQuery.Sort.parse(text);
    if (sort == null) {
      throw ProblemException.of(
          ProblemType.INVALID_REQUEST,
          new FieldError(
              "query:sort",
              "unknown-value",
              "There is no such order.",
              "Use newest, code, name or uses."));
    }
    return sort;
  }

  private static @Nullable PromoCodeState state(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return PromoCodeState.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(
          ProblemType.INVALID_REQUEST,
          new FieldError(
              "query:state",
              "unknown-value",
              "There is no such state.",
              "Use one of " + List.of(PromoCodeState.values()) + "."));
    }
  }

  private static @Nullable String search(@Nullable String text) {
    if (text != null && (text.length() > MAX_SEARCH || text.chars().anyMatch(c -> c < ' '))) {
      throw ProblemException.of(
          ProblemType.INVALID_REQUEST,
          new FieldError(
              "query:search",
              "too-long",
              "It is longer than " + MAX_SEARCH + " characters, or has control characters.",
              "Search for the beginning of a code or name."));
    }
    return text;
  }
}
