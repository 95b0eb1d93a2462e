package dev.promirror.platform;

import jakarta.ws.rs.core.Response;

/** How a refusal looks to a person with a browser; implemented by the room of the pages. */
public interface PageErrors {

  /** A whole page with the problem's status. */
  Response render(ProblemType type, String detail, String requestId);
}
