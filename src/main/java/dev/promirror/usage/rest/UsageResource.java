package dev.promirror.usage.rest;

import dev.promirror.community.Communities;
import dev.promirror.platform.FieldError;
import dev.promirror.platform.Page;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.Role;
import dev.promirror.promotion.PromoCodeView;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.promotion.Uses;
import dev.promirror.region.CommunityId;
import dev.promirror.usage.DayOfUses;
import dev.promirror.usage.PromoCodeUsage;
import dev.promirror.usage.Redemption;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a promo code brought in. */
@Path("/api/v1/communities/{community}/promo-codes/{code}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@Tag(name = "usage")
public class UsageResource {

  private static final int DEFAULT_DAYS = 30;
  private static final int MOST_DAYS = 1_000;

  private final PromoCodes codes;
  private final PromoCodeUsage usage;
  private final Communities communities;
  private final Clock clock;

  UsageResource(PromoCodes codes, PromoCodeUsage usage, Communities communities, Clock clock) {
    this.codes = codes;
    this.usage = usage;
    this.communities = communities;
    this.clock = clock;
  }

  /** Lifetime totals, and the days of a range that have figures. */
  public record UsageJson(
      String zone, LocalDate from, LocalDate to, List<Uses.Total> totals, List<DayOfUses> days) {}

  @GET
  @Path("/usage")
  @Operation(summary = "Totals per currency and a series per day in the community's zone")
  public UsageJson usage(
      @PathParam("community") CommunityId community,
      @PathParam("code") String id,
      @QueryParam("from") @Nullable String fromText,
      @QueryParam("to") @Nullable String toText) {
    PromoCodeView view = codes.view(community, id).orElseThrow(ProblemException::notFound);
    ZoneId zone = communities.find(community).orElseThrow().zone();
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    LocalDate to = day("to", toText, today);
    LocalDate from = day("from", fromText, to.minusDays(DEFAULT_DAYS - 1L));
    if (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
      throw refused("from", "out-of-range", "The range is empty or longer than 1000 days.");
    }
    return new UsageJson(
        zone.getId(), from, to, view.figures().totals(), usage.series(community, id, from, to));
  }

  @GET
  @Path("/redemptions")
  @Operation(summary = "The sales it was in, newest first")
  public Page<Redemption> redemptions(
      @PathParam("community") CommunityId community,
      @PathParam("code") String id,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    if (codes.find(community, id).isEmpty()) {
      throw ProblemException.notFound();
    }
    return usage.redemptions(community, id, after, Page.limit(limit));
  }

  private static LocalDate day(String field, @Nullable String text, LocalDate absent) {
    if (text == null || text.isEmpty()) {
      return absent;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() < 2000 || day.getYear() > 2100) {
        throw new DateTimeException("no statistics there");
      }
      return day;
    } catch (DateTimeException e) {
      throw refused(field, "not-a-date", "It isn't a date.");
    }
  }

  private static ProblemException refused(String field, String code, String message) {
    return ProblemException.of(
        ProblemType.INVALID_REQUEST,
        new FieldError("query:" + field, code, message, "Write 2026-12-31."));
  }
}
