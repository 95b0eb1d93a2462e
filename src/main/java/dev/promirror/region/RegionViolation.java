package dev.promirror.region;

/** Code reached for storage without a region, across regions, or for a community not its own. */
public final class RegionViolation extends IllegalStateException {

  RegionViolation(String what) {
    super(what);
  }
}
