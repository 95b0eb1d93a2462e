package dev.promirror.promotion.bulk.rest;

import dev.promirror.platform.Callers;
import dev.promirror.platform.FieldError;
import dev.promirror.platform.OpenApiProblems;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.Role;
import dev.promirror.promotion.bulk.CodeBatch;
import dev.promirror.promotion.bulk.CodeBatches;
import dev.promirror.promotion.bulk.CodeImport;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Promo codes out of a file. */
@Path("/api/v1/communities/{community}/promo-codes/import")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@RunOnVirtualThread
@Tag(name = "promo codes")
public class ImportResource {

  private static final String CSV = "text/csv";
  private static final String NAME = "Import";
  private static final int MAX_NAME = 80;

  private final CodeImport imports;
  private final CodeBatches batches;
  private final Callers callers;
  private final Once once;

  ImportResource(CodeImport imports, CodeBatches batches, Callers callers, Once once) {
    this.imports = imports;
    this.batches = batches;
    this.callers = callers;
    this.once = once;
  }

  @POST
  @Consumes(CSV)
  @Operation(summary = "Make all promo codes of a file, or none; a dry run only says what is wrong")
  @Extension(name = OpenApiProblems.OWN, value = "code-taken")
  @APIResponse(
      responseCode = "200",
      description = "What a dry run found",
      content = @Content(schema = @Schema(implementation = CodeImport.Report.class)))
  @APIResponse(
      responseCode = "201",
      description = "All are made",
      content = @Content(schema = @Schema(implementation = BatchJson.class)))
  public Response run(
      @PathParam("community") CommunityId community,
      @QueryParam("dryRun") @Nullable String dryRun,
      @QueryParam("name") @Nullable String name,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
          byte[] csv) {
    String said = name(name);
    String text = new String(csv, StandardCharsets.UTF_8);
    if (isDry(dryRun)) {
      return Response.ok(imports.check(community, text)).build();
    }
    imports.prepare(community);
    return once.created(
        community,
        key,
        Once.content("import promo codes " + said, csv),
        () -> {
          CodeBatch made = imports.create(community, said, text, callers.current());
          return new Once.Result(
              "/api/v1/communities/" + community + "/promo-codes/batches/" + made.id(),
              made.revision(),
              BatchJson.of(batches.view(community, made.id()).orElseThrow()));
        });
  }

  private static boolean isDry(@Nullable String dryRun) {
    return switch (dryRun) {
      case null -> false;
      case "", "false" -> false;
      case "true" -> true;
      default ->
          throw ProblemException.of(
              ProblemType.INVALID_REQUEST,
              new FieldError(
                  "query:dryRun",
                  "unknown-value",
                  "It is neither true nor false.",
                  "Send ?dryRun=true, or leave it out."));
    };
  }

  private static String name(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return NAME;
    }
    if (name.strip().length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.of(
          ProblemType.INVALID_REQUEST,
          new FieldError(
              "query:name",
              "name-form",
              "A name has at most " + MAX_NAME + " characters.",
              "Shorten it."));
    }
    return name.strip();
  }
}
