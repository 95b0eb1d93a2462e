package dev.promirror.promotion;

import dev.promirror.promotion.rules.Person;
import dev.promirror.region.CommunityId;
import dev.promirror.region.PersonHash;
import java.util.ArrayList;
import java.util.List;

/**
 * People of one or more communities, to be looked up together: each by all that they can be known
 * by, as keyed hashes.
 */
public final class Buyers {

  private final List<CommunityId> bound = new ArrayList<>();
  private final List<String> communities = new ArrayList<>();
  private final List<byte[]> hashes = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();
  private final PersonHash hash;

  Buyers(PersonHash hash) {
    this.hash = hash;
  }

  /**
   * Adds somebody of a community.
   *
   * @return their place, from 0
   */
  int add(CommunityId community, Person person) {
    int place = bound.size();
    bound.add(community);
    for (String identity : person.identities()) {
      communities.add(community.toString());
      hashes.add(hash.of(community.region(), identity));
      places.add(place);
    }
    return place;
  }

  public boolean isEmpty() {
    return bound.isEmpty();
  }

  /** How many people they are. */
  public int size() {
    return bound.size();
  }

  /** One of the communities; all are of one region. */
  public CommunityId oneCommunity() {
    return bound.getFirst();
  }

  /** The community of each identity. */
  public String[] communities() {
    return communities.toArray(String[]::new);
  }

  /** The keyed hash of each identity. */
  public byte[][] hashes() {
    return hashes.toArray(byte[][]::new);
  }

  /**
   * Whose identity it is.
   *
   * @param identity counted from 1, as SQL's {@code with ordinality} does
   */
  public int place(Object identity) {
    return places.get(((Number) identity).intValue() - 1);
  }
}
