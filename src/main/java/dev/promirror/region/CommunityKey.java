package dev.promirror.region;

import java.io.Serializable;

/**
 * The key of a community's row: the community leads, so that rows of one community can be copied,
 * checked and moved as a set. The property names are those of the entities.
 */
public record CommunityKey(CommunityId communityId, String id) implements Serializable {}
