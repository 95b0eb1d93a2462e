package dev.promirror.promotion;

import dev.promirror.region.CommunityId;

/** The member lists a community's coupons and codes can name. */
public interface KnownLists {

  /** Whether the community has a list of this id. */
  boolean has(CommunityId community, String list);
}
