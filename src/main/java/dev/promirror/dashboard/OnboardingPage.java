package dev.promirror.dashboard;

import dev.promirror.community.Onboarding;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.Role;
import dev.promirror.platform.Unavailable;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.StripeFailure;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Leads an owner on to Stripe, where the account's details are asked for. */
@Path("/communities/{community}/onboarding")
@RolesAllowed(Role.OWNER_NAME)
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class OnboardingPage {

  private final Onboarding onboarding;
  private final AccountMessages messages;

  OnboardingPage(Onboarding onboarding, AccountMessages messages) {
    this.onboarding = onboarding;
    this.messages = messages;
  }

  /** Each visit makes a new link at Stripe, since one works only once. */
  @GET
  public Response leadOn(@PathParam("community") CommunityId id) {
    try {
      return onboarding
          .link(id)
          .map(url -> Response.seeOther(URI.create(url)).build())
          .orElseThrow(
              () -> ProblemException.of(ProblemType.ACCOUNT_NOT_OPEN, messages.openingText()));
    } catch (StripeFailure failure) {
      throw new Unavailable("Stripe can't make an onboarding link", failure);
    }
  }
}
