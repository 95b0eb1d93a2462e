package dev.promirror.community;

import dev.promirror.region.CommunityId;

/**
 * What a room reads of an account by itself before the account's coupons and codes are; implemented
 * by the rooms above.
 */
public interface LinkStep {

  /** What is read, for people: {@code offers}. */
  String name();

  /** Has it begun, if it hasn't; part of the surrounding transaction. */
  void begin(CommunityId community);

  /** Whether all of it has been read once; asked within a transaction. */
  boolean isDone(CommunityId community);
}
