package dev.promirror.standins.emulator.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Rows;
import dev.promirror.standins.emulator.store.Work;
import org.jspecify.annotations.Nullable;

/**
 * Makes deliveries go wrong on purpose. It is decided when a delivery is queued and kept with it in
 * the world, so the same seed and the same calls do the same, and a restart changes nothing.
 */
public final class Mischief {
  private static final String PRANKS = "pranks";
  private static final String DONE = "mischief";

  /** Far enough apart that those sent earlier arrive earlier. */
  private static final long APART_MILLIS = 50;

  private Mischief() {}

  /** Adds a prank behind those there are; the first that meets a delivery is played. */
  public static ObjectNode add(Work work, Prank prank) {
    var row = prank.json().put("id", work.newId("prank"));
    work.rows().put(Mail.SCOPE, PRANKS, row);
    return report(work.rows());
  }

  /** Forgets all pranks; what they held back goes, newest first. */
  public static ObjectNode clear(Work work) {
    var rows = work.rows();
    rows.all(Mail.SCOPE, PRANKS)
        .forEach(row -> rows.remove(Mail.SCOPE, PRANKS, row.path("id").asText()));
    release(rows);
    return report(rows);
  }

  /** The pranks to come, how many deliveries each kind met so far, and how many are held. */
  public static ObjectNode report(Rows rows) {
    var report = Json.object();
    var pranks = report.putArray("pranks");
    rows.all(Mail.SCOPE, PRANKS).forEach(pranks::add);
    var done = report.putObject("done");
    var counts = counts(rows);
    for (var kind : Prank.Kind.values()) {
      done.put(kind.word(), counts.path(kind.word()).asLong());
    }
    return report.put("held", rows.positions(Mail.SCOPE, Mail.HELD).size());
  }

  static void post(Work work, ObjectNode event, ObjectNode delivery) {
    var rows = work.rows();
    String id = delivery.path("id").asText();
    var prank = take(rows, event, work.scope(), id);
    if (prank == null) {
      Mail.put(rows, delivery);
      return;
    }
    switch (prank.kind()) {
      case DROP -> rows.put(Mail.SCOPE, Mail.GIVEN_UP, marked(delivery, prank));
      case DOUBLE -> {
        Mail.put(rows, delivery);
        Mail.put(rows, extra(work, delivery, prank));
      }
      case DELAY -> Mail.put(rows, late(work, marked(delivery, prank), prank));
      case SCATTER ->
          Mail.put(
              rows,
              marked(delivery, prank)
                  .put("millis", prank.random(id).nextLong(prank.seconds() * 1000 + 1)));
      case REORDER -> {
        var held = marked(delivery, prank).put("_due", work.now() + prank.seconds());
        rows.put(Mail.SCOPE, Mail.HELD, held);
        if (prank.times() == 1) {
          release(rows);
        }
      }
      case WRONG_SECRET, STALE, FUTURE, LIVEMODE -> {
        Mail.put(rows, delivery);
        Mail.put(rows, extra(work, delivery, prank).put("forged", true));
      }
    }
  }

  private static @Nullable Prank take(Rows rows, ObjectNode event, String scope, String delivery) {
    for (long position : rows.positions(Mail.SCOPE, PRANKS)) {
      var row = rows.at(Mail.SCOPE, PRANKS, position);
      var prank = Prank.of(row);
      if (prank.meets(event, scope, delivery)) {
        if (prank.times() > 1) {
          rows.put(Mail.SCOPE, PRANKS, prank.once().json().put("id", row.path("id").asText()));
        } else {
          rows.remove(Mail.SCOPE, PRANKS, row.path("id").asText());
        }
        count(rows, prank.kind().word());
        return prank;
      }
    }
    return null;
  }

  private static void count(Rows rows, String kind) {
    var counts = counts(rows).deepCopy();
    rows.put(Mail.SCOPE, DONE, counts.put(kind, counts.path(kind).asLong() + 1));
  }

  private static ObjectNode counts(Rows rows) {
    var counts = rows.get(Mail.SCOPE, DONE, DONE);
    return counts == null ? Json.object().put("id", DONE) : counts;
  }

  private static ObjectNode marked(ObjectNode delivery, Prank prank) {
    return delivery.put("mischief", prank.kind().word()).put("seconds", prank.seconds());
  }

  private static ObjectNode extra(Work work, ObjectNode delivery, Prank prank) {
    var extra = marked(delivery.deepCopy(), prank).put("id", work.newId("dlv")).put("extra", true);
    return prank.kind() == Prank.Kind.LIVEMODE ? extra.put("as", work.newId("evt")) : extra;
  }

  private static ObjectNode late(Work work, ObjectNode delivery, Prank prank) {
    var advance = prank.advance();
    return advance == null
        ? delivery.put("millis", prank.seconds() * 1000)
        : delivery.put("_due", work.now() + advance.toSeconds());
  }

  /** By the emulator's clock a window has waited long enough to be filled. */
  public static void windowOver(Work work, ObjectNode held) {
    release(work.rows());
  }

  /** Lets go what is held, newest first. */
  static void release(Rows rows) {
    var held = rows.all(Mail.SCOPE, Mail.HELD).toList().reversed();
    long wait = 0;
    for (var delivery : held) {
      var free = delivery.deepCopy().put("millis", wait);
      free.remove("_due");
      Mail.move(rows, Mail.HELD, Mail.TABLE, free);
      wait += APART_MILLIS;
    }
  }
}
