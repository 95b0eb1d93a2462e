package dev.promirror.promotion.bulk.rest;

import dev.promirror.platform.OpenApiProblems;
import dev.promirror.platform.Role;
import dev.promirror.promotion.PromoCodeQuery;
import dev.promirror.promotion.bulk.CodeExport;
import dev.promirror.promotion.rest.CodeQueries;
import dev.promirror.region.CommunityId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Promo codes as files. */
@Path("/api/v1/communities/{community}/promo-codes/codes.csv")
@Produces(ExportResource.CSV)
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@RunOnVirtualThread
@Tag(name = "promo codes")
public class ExportResource {

  static final String CSV = "text/csv";

  private final CodeExport export;

  ExportResource(CodeExport export) {
    this.export = export;
  }

  @GET
  @Operation(summary = "All promo codes of a list as a file that can be imported")
  @Extension(name = OpenApiProblems.OWN, value = "invalid-request")
  @APIResponse(
      responseCode = "200",
      description = "A line for each",
      content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
  public Response list(
      @PathParam("community") CommunityId community,
      @QueryParam("search") @Nullable String search,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("coupon") @Nullable String coupon,
      @QueryParam("state") @Nullable String state,
      @QueryParam("channel") @Nullable String channel,
      @QueryParam("offer") @Nullable String offer,
      @QueryParam("batch") @Nullable String batch) {
    PromoCodeQuery query =
        new PromoCodeQuery(
            CodeQueries.search(search),
            CodeQueries.sort(sort),
            new PromoCodeQuery.Filter(coupon, CodeQueries.state(state), channel, offer, batch),
            null,
            CodeExport.AT_ONCE);
    return file("promo-codes.csv", out -> export.write(community, query, out));
  }

  /** A file to be kept. */
  static Response file(String name, StreamingOutput content) {
    return Response.ok(content, CSV + ";charset=utf-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .build();
  }
}
