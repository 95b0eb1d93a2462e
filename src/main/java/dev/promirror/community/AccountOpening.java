package dev.promirror.community;

import dev.promirror.stripe.StripeWrite;

/** How a managed account is asked of Stripe; platforms differ in which way they may use. */
interface AccountOpening {

  /** Metadata by which an account of unknown outcome is found again. */
  String MARK = "promirror_community";

  /** The request, the same bytes for the same community. */
  StripeWrite write(Community community, String email);
}
