package dev.promirror.promotion.bulk.rest;

import dev.promirror.platform.Callers;
import dev.promirror.platform.IfMatch;
import dev.promirror.platform.OpenApiProblems;
import dev.promirror.platform.Page;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.Role;
import dev.promirror.promotion.bulk.Bulk;
import dev.promirror.promotion.bulk.CodeBatch;
import dev.promirror.promotion.bulk.CodeBatches;
import dev.promirror.promotion.bulk.CodeExport;
import dev.promirror.promotion.terms.BatchTerms;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Many promo codes at once. */
@Path("/api/v1/communities/{community}/promo-codes/batches")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@RunOnVirtualThread
@Tag(name = "promo codes")
public class BatchResource {

  private final Bulk bulk;
  private final CodeBatches batches;
  private final CodeExport export;
  private final PromoCodeReader reader;
  private final Callers callers;
  private final Once once;

  BatchResource(
      Bulk bulk,
      CodeBatches batches,
      CodeExport export,
      PromoCodeReader reader,
      Callers callers,
      Once once) {
    this.bulk = bulk;
    this.batches = batches;
    this.export = export;
    this.reader = reader;
    this.callers = callers;
    this.once = once;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Make many promo codes that differ in their texts alone")
  @Extension(
      name = OpenApiProblems.OWN,
      value = "code-taken coupon-archived needs-our-checkout unacknowledged-rules")
  @APIResponseSchema(value = BatchJson.class, responseCode = "202")
  public Response create(
      @PathParam("community") CommunityId community,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @RequestBody(content = @Content(schema = @Schema(ref = "BatchWish"))) byte[] body) {
    return once.accepted(
        community,
        key,
        Once.content("create batch", body),
        () -> {
          BatchTerms terms = reader.readBatch(community, body);
          return result(community, Refusals.made(bulk.create(community, terms, callers.current())));
        });
  }

  @GET
  @Operation(summary = "The batches, the newest first")
  public Page<BatchJson> list(
      @PathParam("community") CommunityId community,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    return batches.list(community, after, Page.limit(limit)).map(BatchJson::of);
  }

  @GET
  @Path("/{batch}")
  @Operation(summary = "A batch with its progress")
  @APIResponseSchema(value = BatchJson.class, responseCode = "200")
  public Response get(
      @PathParam("community") CommunityId community,
      @PathParam("batch") String id,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    BatchJson batch = shown(community, id);
    return once.read(batch, batch.revision(), ifNoneMatch);
  }

  @GET
  @Path("/{batch}/codes.csv")
  @Produces(ExportResource.CSV)
  @Operation(summary = "The codes of a batch that are there by now, as a file")
  @APIResponse(
      responseCode = "200",
      description = "A line for each, the newest first",
      content =
          @Content(mediaType = ExportResource.CSV, schema = @Schema(type = SchemaType.STRING)))
  public Response codes(
      @PathParam("community") CommunityId community, @PathParam("batch") String id) {
    String known = shown(community, id).id();
    return ExportResource.file(known + ".csv", out -> export.write(community, known, out));
  }

  @POST
  @Path("/{batch}/cancel")
  @RolesAllowed(Role.OWNER_NAME)
  @Operation(summary = "Make no more of a batch, and end its codes for good")
  @APIResponseSchema(value = BatchJson.class, responseCode = "202")
  public Response cancel(
      @PathParam("community") CommunityId community,
      @PathParam("batch") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    Long seen = IfMatch.seen(ifMatch);
    return once.accepted(
        community,
        key,
        "cancel batch " + id,
        () ->
            result(community, Refusals.made(bulk.cancel(community, id, seen, callers.current()))));
  }

  private Once.Result result(CommunityId community, CodeBatch batch) {
    return new Once.Result(
        "/api/v1/communities/" + community + "/promo-codes/batches/" + batch.id(),
        batch.revision(),
        shown(community, batch.id()));
  }

  private BatchJson shown(CommunityId community, String id) {
    return BatchJson.of(batches.view(community, id).orElseThrow(ProblemException::notFound));
  }
}
