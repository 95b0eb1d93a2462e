package dev.promirror.crash;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One act of a world, and how it is struck down.
 *
 * @param blow null if nothing happens
 */
record Step(Act act, @Nullable Blow blow) {

  /** What somebody does. */
  sealed interface Act {

    /** Which writes it may bring about, in the words of {@link Writes#kind}. */
    default List<String> writes() {
      return List.of();
    }
  }

  /**
   * The owner asks something of the API.
   *
   * @param thing what it is about, whose id and last accepted body are remembered
   * @param path below the community; {@code {thing}} stands for an id
   * @param body as JSON; ids may stand in it likewise
   */
  record Ask(String thing, String method, String path, String body, List<String> writes)
      implements Act {
    @Override
    public String toString() {
      return "%s %s %s".formatted(method, path, body);
    }
  }

  /** A member buys. */
  record Buy(String code, int member) implements Act {
    @Override
    public String toString() {
      return "member %d buys with %s".formatted(member, code);
    }
  }

  /** Stripe fails at some of the next calls. */
  record Fault(String kind, String method, String path, int times) implements Act {
    @Override
    public String toString() {
      return "%s at %s %s, %d times".formatted(kind, method, path, times);
    }
  }

  /** Nobody does anything until the mirror is idle. */
  record Rest() implements Act {
    @Override
    public String toString() {
      return "all rest";
    }
  }

  /**
   * A gateway is caught, and killed or frozen.
   *
   * @param kind of the write; null is any
   * @param skipped how many may pass before
   * @param delay milliseconds after the act, where the point is none in particular
   * @param meanwhile what a member does while it is caught; null is nothing
   * @param dayPasses whether a day passes before the next start, so that Stripe forgets keys
   * @param release of the gateway that starts next
   * @param freezes whether it is frozen for longer than its lease, instead of killed
   */
  record Blow(
      KillPoint point,
      @Nullable String kind,
      int skipped,
      int delay,
      @Nullable Buy meanwhile,
      boolean dayPasses,
      int release,
      boolean freezes) {

    @Override
    public String toString() {
      return (freezes ? "frozen " : "killed ")
          + point.word()
          + (point == KillPoint.ANYWHERE ? " after " + delay + " ms" : "")
          + (kind == null ? "" : " of " + kind)
          + (skipped == 0 ? "" : ", after " + skipped + " of them")
          + (meanwhile == null ? "" : ", while " + meanwhile)
          + (dayPasses ? ", a day passes" : "")
          + (release == 1 ? "" : ", then release " + release);
    }
  }

  @Override
  public String toString() {
    return act + (blow == null ? "" : " -- " + blow);
  }
}
