package dev.promirror.standins.emulator;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Each test has a world of its own and an ear that hears what it is told to. */
abstract class Listening {
  EmulatorFixture world;
  Ear ear;

  /** How the world is made: with all facts as usual. */
  EmulatorOptions options() {
    return EmulatorOptions.inMemory(EmulatorFixture.FIXTURES, EmulatorFixture.START)
        .otherwise(Set.of());
  }

  @BeforeEach
  void start() throws Exception {
    world = new EmulatorFixture(options());
    ear = new Ear();
  }

  @AfterEach
  void stop() {
    ear.close();
    world.close();
  }
}
