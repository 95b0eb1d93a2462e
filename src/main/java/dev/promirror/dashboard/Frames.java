package dev.promirror.dashboard;

import dev.promirror.community.Communities;
import dev.promirror.community.Community;
import dev.promirror.community.ConnectedAccount;
import dev.promirror.platform.Callers;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.Role;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Region;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts together what stands around a page. */
@ApplicationScoped
class Frames {

  private final Communities communities;
  private final Callers callers;
  private final SignedIn signedIn;
  private final FrameMessages messages;
  private final AccountWords words;

  Frames(
      Communities communities,
      Callers callers,
      SignedIn signedIn,
      FrameMessages messages,
      AccountMessages accountMessages) {
    this.communities = communities;
    this.callers = callers;
    this.signedIn = signedIn;
    this.messages = messages;
    this.words = new AccountWords(accountMessages);
  }

  /** A page that belongs to no community. */
  Frame outside(String title) {
    return new Frame(title, null, signedIn.name());
  }

  /**
   * A page of a community.
   *
   * @throws ProblemException if there is no such community
   */
  Frame inside(String title, CommunityId id) {
    Community community = communities.find(id).orElseThrow(ProblemException::notFound);
    ConnectedAccount account = communities.account(id).orElseThrow(ProblemException::notFound);
    return new Frame(title, place(community, account), signedIn.name());
  }

  /** One of the person's communities. */
  CommunityRow row(Community community, ConnectedAccount account) {
    return new CommunityRow(place(community, account), words.badge(account.state()));
  }

  private Place place(Community community, ConnectedAccount account) {
    boolean owner = callers.current().roles().contains(Role.OWNER);
    String onboarding = owner ? "/communities/" + community.id() + "/onboarding" : null;
    Region region = community.id().region();
    return new Place(
        community.id().toString(),
        community.name(),
        region.code(),
        region == Region.IN ? messages.regionIn() : messages.regionGl(),
        community.zone().getId(),
        account.state().name(),
        words.notice(account.state(), account.reason(), onboarding));
  }
}
