package dev.promirror.region;

/**
 * A configured region lacks something it needs; the message names it. The process doesn't start.
 */
public final class MisconfiguredRegion extends IllegalStateException {

  public MisconfiguredRegion(String what) {
    super(what);
  }
}
