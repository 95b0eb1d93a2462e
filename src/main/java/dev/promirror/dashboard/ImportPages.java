package dev.promirror.dashboard;

import dev.promirror.platform.Callers;
import dev.promirror.platform.FieldError;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.Role;
import dev.promirror.promotion.bulk.CodeExport;
import dev.promirror.promotion.bulk.CodeImport;
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
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Promo codes out of a file. */
@Path("/communities/{community}/promo-codes/import")
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ImportPages {

  private static final int MAX_NAME = 80;

  private final CodeImport imports;
  private final Frames frames;
  private final Callers callers;
  private final ManyMessages messages;

  ImportPages(CodeImport imports, Frames frames, Callers callers, ManyMessages messages) {
    this.imports = imports;
    this.frames = frames;
    this.callers = callers;
    this.messages = messages;
  }

  /** An empty file with all columns that can be imported. */
  @GET
  @Path("/empty.csv")
  @Produces(Files.CSV)
  public Response template(@PathParam("community") CommunityId id) {
    byte[] titles = CodeExport.template().getBytes(StandardCharsets.UTF_8);
    return Files.of("import.csv", out -> out.write(titles));
  }

  /** Asks for a file. */
  @GET
  public TemplateInstance form(@PathParam("community") CommunityId id) {
    return page(id, null, List.of());
  }

  /** Imports a file, or says what is wrong with it; a check alone makes nothing. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response run(
      @PathParam("community") CommunityId id,
      @RestForm("file") @Nullable FileUpload file,
      @RestForm("name") @Nullable String name,
      @RestForm("check") @Nullable String check) {
    if (file == null || file.size() == 0) {
      return refused(id, new Notice("bad", messages.noFile(), "", null), List.of());
    }
    String text = text(file);
    CodeImport.Report report = imports.check(id, text);
    if (report.errorCount() > 0) {
      return refused(id, report.errorCount(), report.errors());
    }
    if (check != null) {
      String count = MoneyWords.count(report.codes());
      Notice good = new Notice("good", messages.checkedTitle(), messages.checkedText(count), null);
      return Response.ok(page(id, good, List.of())).build();
    }
    String called = name == null || name.isBlank() ? file.fileName() : name.strip();
    try {
      String batch =
          imports
              .create(
                  id,
                  called.substring(0, Math.min(called.length(), MAX_NAME)),
                  text,
                  callers.current())
              .id();
      return Response.seeOther(URI.create("/communities/" + id + "/promo-codes/many/" + batch))
          .build();
    } catch (ProblemException taken) {
      return refused(id, taken.errors().size(), taken.errors());
    }
  }

  private Response refused(CommunityId id, long count, List<FieldError> errors) {
    String all = messages.refusedText(MoneyWords.count(count));
    String some =
        errors.size() < count ? " " + messages.refusedSome(MoneyWords.count(errors.size())) : "";
    return refused(id, new Notice("bad", messages.refusedTitle(), all + some, null), errors);
  }

  private Response refused(CommunityId id, Notice said, List<FieldError> errors) {
    return Response.status(NewCodePages.UNPROCESSABLE).entity(page(id, said, errors)).build();
  }

  private TemplateInstance page(CommunityId id, @Nullable Notice said, List<FieldError> errors) {
    return Pages.importCodes(frames.inside(messages.importTitle(), id), said, errors);
  }

  private static String text(FileUpload file) {
    try {
      return java.nio.file.Files.readString(file.uploadedFile());
    } catch (java.nio.charset.CharacterCodingException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
