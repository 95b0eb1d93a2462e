package dev.promirror.standins;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path root;
  private DataFolder folder;

  @BeforeEach
  void use() {
    folder = new DataFolder(root);
  }

  @Test
  void anEmptyFolderIsAFreshWorld() {
    assertTrue(folder.isEmpty());
    assertDoesNotThrow(folder::requireWhole);
  }

  @Test
  void aWholeWorldIsTaken() throws IOException {
    makeAWorld();
    assertFalse(folder.isEmpty());
    assertDoesNotThrow(folder::requireWhole);
  }

  @Test
  void databasesWithoutStripesJournalAreRefusedByName() throws IOException {
    makeAWorld();
    Files.delete(root.resolve("emulator/emulator.journal"));
    String said =
        String.valueOf(assertThrows(CannotStart.class, folder::requireWhole).getMessage());
    assertTrue(said.contains("not emulator:") && said.contains("--fresh"), said);
  }

  @Test
  void stripesJournalWithoutADatabaseIsRefusedByName() throws IOException {
    makeAWorld();
    Files.delete(root.resolve("postgres-in/PG_VERSION"));
    String said =
        String.valueOf(assertThrows(CannotStart.class, folder::requireWhole).getMessage());
    assertTrue(said.contains("not postgres-in:"), said);
  }

  @Test
  void aFirstStartCutOffIsRefused() throws IOException {
    makeAWorld();
    Files.delete(root.resolve("manifest"));
    assertThrows(CannotStart.class, folder::requireWhole);
  }

  @Test
  void clearingTakesTheDataAndNothingElse() throws IOException {
    makeAWorld();
    Path foreign = Files.writeString(root.resolve("notes.txt"), "somebody's");
    folder.clear();
    assertTrue(folder.isEmpty());
    assertTrue(Files.exists(foreign));
  }

  private void makeAWorld() throws IOException {
    Files.writeString(root.resolve("keys.properties"), "");
    for (String part :
        new String[] {
          "postgres-gl/PG_VERSION", "postgres-in/PG_VERSION", "emulator/emulator.journal"
        }) {
      Files.createDirectories(root.resolve(part).getParent());
      Files.writeString(root.resolve(part), "18");
    }
    folder.writeManifest();
  }
}
