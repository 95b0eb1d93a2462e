package dev.promirror.promotion.rest;

import dev.promirror.platform.FieldError;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.Role;
import dev.promirror.promotion.BasketPreview;
import dev.promirror.promotion.BasketPreviews;
import dev.promirror.promotion.PlanPreview;
import dev.promirror.promotion.PlanPreviews;
import dev.promirror.promotion.Previewed;
import dev.promirror.promotion.preview.Level;
import dev.promirror.promotion.preview.LevelRule;
import dev.promirror.promotion.wishes.PreviewReader;
import dev.promirror.region.CommunityId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What discounts will come to. Nothing is written. */
@Path("/api/v1/communities/{community}/preview")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME, Role.STORE_NAME})
@RunOnVirtualThread
@Tag(name = "preview")
public class PreviewResource {

  private final BasketPreviews baskets;
  private final PlanPreviews plans;
  private final Clock clock;

  PreviewResource(BasketPreviews baskets, PlanPreviews plans, Clock clock) {
    this.baskets = baskets;
    this.plans = plans;
    this.clock = clock;
  }

  /** A purchase and its discounts in the API. */
  @Schema(name = "PreviewWish", examples = PreviewExamples.BASKET_WISH)
  record WishJson(
      List<ValidationResource.WantedJson> lines,
      @Nullable String currency,
      @Nullable List<GivenJson> discounts,
      PreviewReader.@Nullable Composer composedBy,
      @Nullable LevelRule levels) {}

  /** A discount: a code's text or a coupon's id, and where it hangs. */
  @Schema(name = "PreviewDiscountWish")
  record GivenJson(
      @Nullable String code,
      @Nullable String coupon,
      @Nullable Level level,
      @Nullable Integer line) {}

  /** A subscription's change in the API. */
  @Schema(name = "PlanChangeWish", examples = PreviewExamples.PLAN_CHANGE_WISH)
  record PlanWishJson(
      String from,
      String to,
      @Nullable Long quantity,
      @Nullable String currency,
      Instant anchor,
      @Nullable Instant at,
      @Nullable Long billed,
      @Nullable Boolean prorated,
      @Nullable List<HeldJson> discounts) {}

  /** A discount a subscription has. */
  @Schema(name = "PlanChangeDiscountWish")
  record HeldJson(
      @Nullable String code,
      @Nullable String coupon,
      @Nullable Level level,
      @Nullable Instant since,
      @Nullable Long discountedCharges) {}

  @POST
  @Operation(summary = "What a purchase would cost with several discounts, an estimate")
  @APIResponseSchema(value = PreviewJson.class, responseCode = "200")
  public PreviewJson basket(
      @PathParam("community") CommunityId community,
      @RequestBody(content = @Content(schema = @Schema(implementation = WishJson.class)))
          byte[] body) {
    BasketPreview.Wish wish = PreviewReader.basket(body);
    return PreviewJson.of(
        wish, shown(baskets.of(community, wish).orElseThrow(ProblemException::notFound)));
  }

  @POST
  @Path("/plan-change")
  @Operation(summary = "What becomes of discounts when a subscription goes on with another offer")
  @APIResponseSchema(value = PlanPreviewJson.class, responseCode = "200")
  public PlanPreviewJson plan(
      @PathParam("community") CommunityId community,
      @RequestBody(content = @Content(schema = @Schema(implementation = PlanWishJson.class)))
          byte[] body) {
    PlanPreview.Wish wish = PreviewReader.plan(body, clock);
    return PlanPreviewJson.of(
        shown(plans.of(community, wish).orElseThrow(ProblemException::notFound)));
  }

  private static <T> T shown(Previewed<T> previewed) {
    return switch (previewed) {
      case Previewed.Shown<T> shown -> shown.value();
      case Previewed.Refused<T> refused ->
          throw ProblemException.of(
              ProblemType.INVALID_REQUEST,
              refused.faults().stream().map(PreviewResource::error).toList());
    };
  }

  private static FieldError error(Previewed.Fault fault) {
    String field = fault.field();
    String choose = "Choose one of the community's offers.";
    return switch (fault.why()) {
      case NO_SUCH_OFFER ->
          new FieldError(field, "unknown-offer", "There is no such offer for sale.", choose);
      case NO_PRICE ->
          new FieldError(field, "no-price", "It has no price in this currency.", choose);
      case NO_SUCH_CODE ->
          new FieldError(
              field, "unknown-code", "No promo code has this text.", "Check its spelling.");
      case NO_SUCH_COUPON ->
          new FieldError(field, "unknown-coupon", "There is no such coupon.", "Check its id.");
      case NOT_A_PLAN ->
          new FieldError(
              field,
              "not-a-plan",
              "It isn't charged until it is cancelled, so no subscription has it.",
              "Choose an offer whose cadence is RECURRING.");
      case SAME_OFFER ->
          new FieldError(
              field, "same-offer", "The subscription has this offer.", "Choose another one.");
      case NOT_A_DISCOUNT ->
          new FieldError(
              field,
              "not-a-discount",
              "Extra trial days are no discount of a subscription.",
              "Leave it out; put anchor where the trial ends.");
      case TOO_MUCH ->
          new FieldError(
              field, "too-much", "It costs more than can be counted.", "Buy less at once.");
    };
  }
}
