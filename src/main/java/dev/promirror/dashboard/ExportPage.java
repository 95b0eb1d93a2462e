package dev.promirror.dashboard;

import dev.promirror.platform.Role;
import dev.promirror.promotion.PromoCodeQuery;
import dev.promirror.promotion.bulk.CodeExport;
import dev.promirror.region.CommunityId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The list of promo codes as a file. */
@Path("/communities/{community}/promo-codes/codes.csv")
@RolesAllowed({Role.OWNER_NAME, Role.STAFF_NAME})
@Produces(Files.CSV)
@RunOnVirtualThread
public class ExportPage {

  private final CodeExport export;

  ExportPage(CodeExport export) {
    this.export = export;
  }

  /** All codes its address asks for. */
  @GET
  public Response codes(@PathParam("community") CommunityId id, @Context UriInfo address) {
    Typed asked = Typed.of(address.getQueryParameters());
    PromoCodeQuery query =
        new PromoCodeQuery(
            asked.text("search"),
            Codes.sort(asked.text("sort")),
            ListFilter.of(asked).query(),
            null,
            CodeExport.AT_ONCE);
    return Files.of("promo-codes.csv", out -> export.write(id, query, out));
  }
}
