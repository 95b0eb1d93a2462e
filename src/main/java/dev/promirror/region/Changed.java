package dev.promirror.region;

/** Hears that a community wants something else at Stripe; implemented by the rooms above. */
public interface Changed {

  /** Called in the transaction of the change. */
  void changed(CommunityId community);
}
