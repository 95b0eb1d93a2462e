package dev.promirror.stripe.limits;

import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who waits in this replica, and what its buckets have given: pure bookkeeping, time is handed in
 * ({@link System#nanoTime()}). A call is let go once each of its buckets has given it a slot, at
 * the latest of those; edits first, then whoever waited longest. Guarded by its owner's lock.
 */
final class Book {

  /** Buckets are asked so long before they are free, so that none of their time is lost. */
  private static final long AHEAD = Duration.ofMillis(50).toNanos();

  private static final long LOOK = Duration.ofSeconds(1).toNanos();

  /** An idle bucket is forgotten after that. */
  private static final long KEPT = Duration.ofSeconds(10).toNanos();

  /** An edit always finds one place beside a call that hangs. */
  private static final int LEAST_FOR_EDITS = 2;

  private static final int BULK_FIFTHS = 4;

  private final Ceilings ceilings;
  private final Map<Urgency, Set<Demand>> waiting = new EnumMap<>(Urgency.class);
  private final Map<String, Line> lines = new HashMap<>();
  private final Map<String, Integer> underWay = new HashMap<>();
  private final Map<Lane, Recent> recent = new HashMap<>();
  private long cleaned;

  /**
   * What to ask the buckets for.
   *
   * @param again when to look again, if nothing happens before
   */
  record Round(List<Ask> asks, long again) {}

  Book(Ceilings ceilings, long now) {
    this.ceilings = ceilings;
    this.cleaned = now;
    for (Urgency urgency : Urgency.values()) {
      waiting.put(urgency, new LinkedHashSet<>());
    }
  }

  void add(Demand demand, long now) {
    of(demand.urgency()).add(demand);
    recent.computeIfAbsent(demand.lane(), lane -> new Recent(now)).count(now);
  }

  /** Takes back a demand; whether it was still waiting. */
  boolean giveUp(Demand demand) {
    return of(demand.urgency()).remove(demand);
  }

  /** A call that was let go is over. */
  void ended(Lane lane) {
    underWay.computeIfPresent(lane.owner(), (owner, calls) -> calls == 1 ? null : calls - 1);
  }

  boolean empty() {
    return waiting.values().stream().allMatch(Set::isEmpty);
  }

  /** Lets go all that can be, and turns away those who waited too long. */
  void settle(long now) {
    for (Urgency urgency : Urgency.values()) {
      for (Iterator<Demand> all = of(urgency).iterator(); all.hasNext(); ) {
        Demand demand = all.next();
        if (demand.end() - now <= 0) {
          all.remove();
          demand.at().completeExceptionally(StripeFailure.NotSent.byOurLimit());
        } else if (room(demand.lane(), urgency) > 0 && slots(demand, now)) {
          all.remove();
          underWay.merge(demand.lane().owner(), 1, Integer::sum);
          demand.at().complete(take(demand, now));
        }
      }
    }
    clean(now);
  }

  private boolean slots(Demand demand, long now) {
    for (Scope scope : demand.scopes()) {
      if (!line(scope, now).of(demand.urgency()).any(now)) {
        return false;
      }
    }
    return true;
  }

  /** At the latest of its buckets' earliest slots, and as near to that in the others. */
  private long take(Demand demand, long now) {
    long wanted = Long.MIN_VALUE;
    for (Scope scope : demand.scopes()) {
      wanted = Math.max(wanted, line(scope, now).of(demand.urgency()).first());
    }
    long at = now;
    for (Scope scope : demand.scopes()) {
      at = Math.max(at, line(scope, now).of(demand.urgency()).take(wanted));
    }
    return at;
  }

  /** What those who wait need of their buckets, and those who will soon come again. */
  Round round(long now) {
    Map<String, Ask> needs = new TreeMap<>();
    long again = now + LOOK;
    for (Urgency urgency : Urgency.values()) {
      for (var lane : lanes(urgency).entrySet()) {
        List<Scope> scopes = lane.getValue().getFirst().scopes();
        int room = room(lane.getKey(), urgency);
        long free = now;
        int most = Math.min(room, wish(lane.getKey(), lane.getValue().size(), now));
        for (Scope scope : scopes) {
          Slots slots = line(scope, now).of(urgency);
          if (!slots.any(now)) {
            free = Math.max(free, slots.freeAt());
          }
          most = Math.min(most, slots.most() - calls(needs.get(scope.name()), urgency));
        }
        if (free > now + AHEAD) {
          again = Math.min(again, free - AHEAD);
        } else if (most > 0) {
          for (Scope scope : scopes) {
            needs.merge(scope.name(), ask(scope, urgency, most), Book::sum);
          }
        }
      }
    }
    return new Round(missing(needs.values(), now), again);
  }

  private int wish(Lane lane, int waiting, long now) {
    Recent last = recent.get(lane);
    return last == null ? waiting : Math.max(waiting, last.calls(now));
  }

  private List<Ask> missing(Iterable<Ask> needs, long now) {
    List<Ask> asks = new ArrayList<>();
    for (Ask need : needs) {
      Line line = line(need.scope(), now);
      int edits = Math.max(0, need.edits() - line.of(Urgency.EDIT).left(now));
      int bulks = Math.max(0, need.bulks() - line.of(Urgency.BULK).left(now));
      if (edits > 0 || bulks > 0) {
        asks.add(new Ask(need.scope(), edits, bulks));
      }
    }
    return asks;
  }

  /** Notes the answers, in the order of the asks. */
  void granted(List<Ask> asks, List<Grant> grants, long now) {
    for (int i = 0; i < asks.size(); i++) {
      Line line = line(asks.get(i).scope(), now);
      line.sideBySide = grants.get(i).sideBySide();
      line.of(Urgency.EDIT).add(grants.get(i).edits(), now);
      line.of(Urgency.BULK).add(grants.get(i).bulks(), now);
    }
  }

  /** Turns away all that wait. */
  void fail(RuntimeException failure) {
    for (Set<Demand> some : waiting.values()) {
      some.forEach(demand -> demand.at().completeExceptionally(failure));
      some.clear();
    }
  }

  /** How many more calls the owner may have under way. */
  private int room(Lane lane, Urgency urgency) {
    int limit = ceilings.sideBySide();
    Line line = lines.get(lane.owner());
    if (line != null && line.sideBySide > 0) {
      limit = Math.min(limit, line.sideBySide);
    }
    int most =
        urgency == Urgency.EDIT
            ? Math.max(LEAST_FOR_EDITS, limit)
            : Math.max(1, limit * BULK_FIFTHS / (BULK_FIFTHS + 1));
    return most - underWay.getOrDefault(lane.owner(), 0);
  }

  private Map<Lane, List<Demand>> lanes(Urgency urgency) {
    Map<Lane, List<Demand>> lanes = new LinkedHashMap<>();
    for (Demand demand : of(urgency)) {
      lanes.computeIfAbsent(demand.lane(), lane -> new ArrayList<>()).add(demand);
    }
    return lanes;
  }

  private Line line(Scope scope, long now) {
    Line line = lines.computeIfAbsent(scope.name(), name -> new Line(scope, now));
    line.used = now;
    return line;
  }

  private Set<Demand> of(Urgency urgency) {
    return Objects.requireNonNull(waiting.get(urgency));
  }

  private void clean(long now) {
    if (now - cleaned > KEPT) {
      cleaned = now;
      lines.values().removeIf(line -> now - line.used > KEPT);
      recent.values().removeIf(calls -> calls.calls(now) == 0);
    }
  }

  private static int calls(@Nullable Ask ask, Urgency urgency) {
    return ask == null ? 0 : urgency == Urgency.EDIT ? ask.edits() : ask.bulks();
  }

  private static Ask ask(Scope scope, Urgency urgency, int calls) {
    return urgency == Urgency.EDIT ? new Ask(scope, calls, 0) : new Ask(scope, 0, calls);
  }

  private static Ask sum(Ask one, Ask other) {
    return new Ask(one.scope(), one.edits() + other.edits(), one.bulks() + other.bulks());
  }
}
