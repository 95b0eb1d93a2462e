package dev.promirror.promotion.rest;

import dev.promirror.platform.Callers;
import dev.promirror.platform.OpenApiProblems;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.Role;
import dev.promirror.promotion.DriftDeciding;
import dev.promirror.promotion.Drifts;
import dev.promirror.promotion.Unadopted;
import dev.promirror.region.CommunityId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where Stripe differs from what is here, and what of it can't be shown here. */
@Path("/api/v1/communities/{community}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@Tag(name = "at Stripe")
public class AtStripeResource {

  private static final int MOST = 1000;

  private final Drifts drifts;
  private final DriftDeciding deciding;
  private final Unadopted unadopted;
  private final Callers callers;

  AtStripeResource(Drifts drifts, DriftDeciding deciding, Unadopted unadopted, Callers callers) {
    this.drifts = drifts;
    this.deciding = deciding;
    this.unadopted = unadopted;
    this.callers = callers;
  }

  /**
   * A field that differs.
   *
   * @param id of the coupon or promo code here
   * @param ours what Stripe was told last; empty is nothing
   * @param theirs what Stripe has; empty is nothing
   * @param newer {@code THEIRS}: it was changed at Stripe after that
   */
  public record DriftJson(
      Drifts.Kind kind,
      String id,
      String stripeId,
      String field,
      String ours,
      String theirs,
      @Schema(nullable = true) @Nullable Instant oursAt,
      @Schema(nullable = true) @Nullable Instant theirsAt,
      String newer,
      Instant foundAt,
      boolean ignored) {

    static DriftJson of(Drifts.Drift drift) {
      return new DriftJson(
          drift.kind(),
          drift.objectId(),
          drift.stripeId(),
          drift.field(),
          drift.ours(),
          drift.theirs(),
          drift.oursAt(),
          drift.theirsAt(),
          "THEIRS",
          drift.foundAt(),
          drift.ignored());
    }
  }

  /** All that differs. */
  public record DriftsJson(List<DriftJson> data) {}

  /** Something at Stripe that can't be shown here as it is. */
  public record UnadoptedJson(
      Unadopted.Kind kind, String stripeId, String label, String why, Instant seenAt) {}

  /** All that can't be shown. */
  public record UnadoptedListJson(List<UnadoptedJson> data) {}

  @GET
  @Path("/drift")
  @Operation(summary = "Where Stripe differs from what is here, field by field; the newest first")
  public DriftsJson drift(@PathParam("community") CommunityId community) {
    return new DriftsJson(drifts.list(community, MOST).stream().map(DriftJson::of).toList());
  }

  @GET
  @Path("/unadopted")
  @Operation(summary = "What is at Stripe and can't be shown here as it is, and why")
  public UnadoptedListJson unadopted(@PathParam("community") CommunityId community) {
    return new UnadoptedListJson(
        unadopted.list(community, MOST).stream()
            .map(
                it ->
                    new UnadoptedJson(
                        it.kind(), it.stripeId(), it.label(), it.why().sentence(), it.seenAt()))
            .toList());
  }

  @POST
  @Path("/drift/{kind}/{id}/{decision}")
  @Operation(summary = "Decide what holds: push what is here, adopt what is there, or ignore that")
  @Extension(name = OpenApiProblems.OWN, value = "cannot-adopt code-taken")
  public DriftsJson decide(
      @PathParam("community") CommunityId community,
      @PathParam("kind") String kind,
      @PathParam("id") String id,
      @PathParam("decision") String decision) {
    Drifts.Kind what = parsed(Drifts.Kind.class, kind);
    DriftDeciding.Decision holds = parsed(DriftDeciding.Decision.class, decision);
    return switch (deciding.decide(community, what, id, holds, callers.current())) {
      case DONE ->
          new DriftsJson(drifts.of(community, what, id).stream().map(DriftJson::of).toList());
      case NO_DRIFT -> throw ProblemException.notFound();
      case TEXT_TAKEN ->
          throw ProblemException.of(
              ProblemType.CODE_TAKEN,
              "A code made at Stripe has this text. Give this one another, or end that one.");
      case CANNOT_ADOPT ->
          throw ProblemException.of(
              ProblemType.CANNOT_ADOPT,
              "It has ended here, has changes on their way, or says what has no words here."
                  + " Push what is here, or ignore the difference.");
    };
  }

  private static <E extends Enum<E>> E parsed(Class<E> type, String text) {
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw ProblemException.notFound();
    }
  }
}
