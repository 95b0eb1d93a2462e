package dev.promirror.dashboard;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SameOriginTest {

  private static final String OURS = "https://promirror.example";

  private final SameOrigin sameOrigin = new SameOrigin(OURS + "/");

  @Test
  void ourOwnFormsAreAccepted() {
    assertTrue(sameOrigin.accepts("same-origin", OURS));
  }

  @Test
  void whatTheBrowserCallsAnotherSiteIsRefusedWhateverTheOriginSays() {
    assertFalse(sameOrigin.accepts("cross-site", OURS));
    assertFalse(sameOrigin.accepts("same-site", OURS));
    assertFalse(sameOrigin.accepts("none", OURS));
  }

  @Test
  void withoutTheBrowsersJudgementTheOriginDecides() {
    assertTrue(sameOrigin.accepts(null, OURS));
    assertFalse(sameOrigin.accepts(null, "https://promirror.example.evil.example"));
    assertFalse(sameOrigin.accepts(null, "null"));
  }

  @Test
  void withNeitherItIsRefused() {
    assertFalse(sameOrigin.accepts(null, null));
  }
}
