package dev.promirror.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What an offer gives access to.
 *
 * @param name which group or event, as the owner calls it; null for the community itself
 */
public record Access(Kind kind, @Nullable String name) {

  /** Characters of a name at most; fits into Stripe's metadata (500). */
  public static final int MAX_NAME = 200;

  /** The community as a whole. */
  public static final Access COMMUNITY = new Access(Kind.COMMUNITY, null);

  /** What can be accessed. */
  public enum Kind {
    COMMUNITY,
    GROUP,
    EVENT
  }

  public Access {
    if ((kind == Kind.COMMUNITY) != (name == null)) {
      throw new IllegalArgumentException("a group or an event has a name, the community has none");
    }
  }
}
