package dev.promirror.region;

import dev.promirror.platform.TimeOrderedId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a community, which says by itself where its data lives: {@code gl-3f-01j…}, that is
 * region, bucket and a time-ordered random part. Hyphens, because Stripe's ids have underscores and
 * {@code in_} is its invoice.
 */
public record CommunityId(Region region, int bucket, String unique)
    implements Comparable<CommunityId> {

  private static final Pattern FORM =
      Pattern.compile("(gl|in)-([0-9a-f]{2})-(" + TimeOrderedId.FORM + ")");
  private static final Pattern UNIQUE = Pattern.compile(TimeOrderedId.FORM);
  private static final int BUCKETS = 256;

  public CommunityId {
    if (bucket < 0 || bucket >= BUCKETS || !UNIQUE.matcher(unique).matches()) {
      throw new IllegalArgumentException("not a community id");
    }
  }

  /** A new id of the region; the bucket is drawn from the random part, so buckets fill evenly. */
  public static CommunityId next(Region region, TimeOrderedId ids) {
    String unique = ids.next();
    return new CommunityId(region, Math.floorMod(unique.hashCode(), BUCKETS), unique);
  }

  /** The id a text is, if it is one. */
  public static Optional<CommunityId> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    return Region.parse(form.group(1))
        .map(region -> new CommunityId(region, Integer.parseInt(form.group(2), 16), form.group(3)));
  }

  /**
   * The id a stored text is.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static CommunityId of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not a community id: " + text));
  }

  @Override
  public int compareTo(CommunityId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    // Every statement and every look-up asks for it: put together without a format to parse.
    return region.code()
        + '-'
        + Character.forDigit(bucket >> 4, 16)
        + Character.forDigit(bucket & 15, 16)
        + '-'
        + unique;
  }
}
