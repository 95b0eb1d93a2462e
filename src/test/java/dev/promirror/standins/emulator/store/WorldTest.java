package dev.promirror.standins.emulator.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldTest {
  private static final String LONG = "x".repeat(4000);

  @TempDir Path folder;

  private World open() {
    return new World(7, new Facts(Set.of()), folder);
  }

  private long journalSize() throws Exception {
    return Files.size(folder.resolve("emulator.journal"));
  }

  /** Writes a row again and again, 12 MB in all, and some that stay. */
  private static void churn(World world) {
    for (int i = 0; i < 100; i++) {
      int turn = i;
      world.change(
          rows -> {
            rows.put("one", "kept", Json.object().put("id", "kept" + turn).put("text", "é"));
            for (int j = 0; j < 30; j++) {
              rows.put("two", "churned", Json.object().put("id", "same").put("text", LONG + turn));
            }
            return rows;
          });
    }
  }

  private static List<String> everything(World world) {
    return world.read(
        rows ->
            List.of(
                rows.all("one", "kept").toList().toString(),
                rows.all("two", "churned").toList().toString(),
                rows.text(12)));
  }

  @Test
  void aJournalOfWhatWasReplacedIsRewritten() throws Exception {
    List<String> before;
    try (var world = open()) {
      churn(world);
      assertTrue(journalSize() < 9 << 20, "written 12 MB, kept " + journalSize());
      before = everything(world);
    }
    try (var world = open()) {
      assertEquals(before, everything(world));
      churn(world);
      assertEquals(100, world.<Integer>read(rows -> rows.positions("one", "kept").size()));
    }
  }

  @Test
  void whatAnInterruptedRewriteLeftIsThrownAway() throws Exception {
    List<String> before;
    try (var world = open()) {
      churn(world);
      before = everything(world);
    }
    var leftover = folder.resolve("emulator.journal.next");
    Files.writeString(leftover, "{\"n\":5,\"c\":[{\"s\":\"one\",\"t\":\"ke");
    try (var world = open()) {
      assertFalse(Files.exists(leftover));
      assertEquals(before, everything(world));
    }
  }

  @Test
  void aLineOfSeveralMegabytesIsReadWhole() throws Exception {
    var text = "é".repeat(3_000_000);
    try (var world = open()) {
      for (String id : List.of("a", "b")) {
        world.change(
            rows -> {
              rows.put("one", "kept", Json.object().put("id", id).put("text", text + id));
              return rows;
            });
      }
    }
    try (var world = open()) {
      assertEquals(
          List.of(text + "a", text + "b"),
          world.<List<String>>read(
              rows -> rows.all("one", "kept").map(row -> row.path("text").asText()).toList()));
    }
  }

  @Test
  void aClearedWorldStaysClear() throws Exception {
    try (var world = open()) {
      churn(world);
      world.clear();
      assertEquals(0, journalSize());
      world.change(
          rows -> {
            rows.put("one", "kept", Json.object().put("id", "new"));
            return rows;
          });
    }
    try (var world = open()) {
      assertEquals("[{\"id\":\"new\"}]", everything(world).getFirst());
    }
  }

  @Test
  void aChangeThatFailsLeavesNothing() {
    try (var world = open()) {
      var before = everything(world);
      try {
        world.change(
            rows -> {
              rows.put("one", "kept", Json.object().put("id", "half"));
              throw new IllegalStateException("on purpose");
            });
      } catch (IllegalStateException e) {
        assertEquals("on purpose", e.getMessage());
      }
      assertEquals(before.subList(0, 2), everything(world).subList(0, 2));
    }
  }

  @Test
  void changesOfManyAtOnceAreEachDoneWhollyOrNotAtAll() throws Exception {
    List<String> before;
    try (var world = open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, 16)
              .mapToObj(thread -> threads.submit(() -> changeOften(world, thread)))
              .toList();
      for (var one : all) {
        one.get();
      }
      assertEquals(16 * 66, world.<Integer>read(rows -> rows.positions("one", "kept").size()));
      assertEquals(16 * 66, world.<Integer>read(rows -> counted(rows)));
      before = everything(world);
    }
    try (var world = open()) {
      assertEquals(before, everything(world));
    }
  }

  /** Every third change fails, which only its own caller hears. */
  private static void changeOften(World world, int thread) {
    for (int i = 0; i < 100; i++) {
      String id = thread + "-" + i;
      if (i % 3 == 0) {
        var failure =
            assertThrows(
                IllegalStateException.class,
                () ->
                    world.<String>change(
                        rows -> {
                          count(rows, id);
                          throw new IllegalStateException(id);
                        }));
        assertEquals(id, failure.getMessage());
      } else {
        assertEquals(id, world.<String>change(rows -> count(rows, id)));
      }
    }
  }

  private static String count(Rows rows, String id) {
    rows.put("one", "counter", Json.object().put("id", "c").put("count", counted(rows) + 1));
    rows.put("one", "kept", Json.object().put("id", id));
    return id;
  }

  private static int counted(Rows rows) {
    var row = rows.get("one", "counter", "c");
    return row == null ? 0 : row.path("count").asInt();
  }

  @Test
  void aChangeWithinAChangeIsRefused() {
    try (var world = open()) {
      assertThrows(
          IllegalStateException.class,
          () -> world.<Integer>change(rows -> world.<Integer>change(inner -> 1)));
      assertEquals(2, world.<Integer>change(rows -> 2));
    }
  }
}
