package dev.promirror.dashboard;

import dev.promirror.community.Communities;
import dev.promirror.platform.Caller;
import dev.promirror.platform.Callers;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import dev.promirror.region.ServedRegions;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where a person arrives, and where they leave. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class HomePages {

  private final Callers callers;
  private final Communities communities;
  private final Regions regions;
  private final ServedRegions served;
  private final Frames frames;
  private final FrameMessages messages;
  private final PlainMessages say;

  HomePages(
      Callers callers,
      Communities communities,
      Regions regions,
      ServedRegions served,
      Frames frames,
      FrameMessages messages,
      PlainMessages say) {
    this.callers = callers;
    this.communities = communities;
    this.regions = regions;
    this.served = served;
    this.frames = frames;
    this.messages = messages;
    this.say = say;
  }

  /** The communities the person acts for, as far as this cell holds them. */
  @GET
  @Authenticated
  public TemplateInstance home() {
    Caller caller = callers.current();
    List<CommunityRow> rows =
        caller.communities().stream()
            .filter(caller::actsFor)
            .map(CommunityId::parse)
            .flatMap(Optional::stream)
            .filter(id -> served.serves(id.region()))
            .sorted()
            .map(this::row)
            .flatMap(Optional::stream)
            .toList();
    return Pages.communities(frames.outside(messages.communities()), rows);
  }

  /**
   * Where the identity provider leads back to after signing in. Being asked for at all makes
   * sign-in read the provider's answer, which then leads on to the page that was wanted.
   */
  @GET
  @Path("/signed-in")
  @Authenticated
  public Response signedIn() {
    return Response.seeOther(URI.create("/")).build();
  }

  /** Ends the session here and at the identity provider; sign-in answers before this does. */
  @GET
  @Path("/sign-out")
  @Authenticated
  public Response signOut() {
    return Response.seeOther(URI.create("/signed-out")).build();
  }

  /** Where the identity provider leads back to after signing out. */
  @GET
  @Path("/signed-out")
  @PermitAll
  public TemplateInstance signedOut() {
    return Pages.message(
        new Frame(say.outTitle(), null, null),
        new PlainMessage("out", say.outTitle(), say.outText(), say.outAction(), "/", null));
  }

  private Optional<CommunityRow> row(CommunityId id) {
    return regions.in(
        id,
        () ->
            communities
                .find(id)
                .flatMap(
                    community ->
                        communities.account(id).map(account -> frames.row(community, account))));
  }
}
