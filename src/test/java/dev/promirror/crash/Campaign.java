package dev.promirror.crash;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Plays worlds until one differs. */
final class Campaign {

  private final Stage stage;
  private final Scripts scripts;
  private final boolean tells;
  private final Coverage coverage = new Coverage();

  /**
   * Prepares one.
   *
   * @param tells whether the lines about worlds tell all their acts
   */
  Campaign(Stage stage, Scripts scripts, boolean tells) {
    this.tells = tells;
    this.stage = stage;
    this.scripts = scripts;
  }

  Coverage coverage() {
    return coverage;
  }

  /**
   * Plays one world.
   *
   * @return a line about it
   * @throws Difference with its whole story
   */
  String play(long seed, int number) {
    Script script = scripts.draw(seed, number);
    long began = System.nanoTime();
    int killed = coverage.kills();
    @Nullable World world = null;
    try {
      world = new World(script, stage, coverage);
      world.play();
    } catch (RuntimeException | AssertionError e) {
      String found = e instanceof Difference ? String.valueOf(e.getMessage()) : trace(e);
      throw new Difference(
          "World %d of seed %d (%d gateways, otherwise: %s)\n%s\n\n%s\n\nThe gateways said last:\n%s"
              .formatted(
                  number,
                  seed,
                  script.replicas(),
                  script.otherwise(),
                  found,
                  world == null ? "" : world.story() + "\n" + world.traces(),
                  stage.gateways().said()));
    }
    return (tells ? world.story() : "")
        + "world %d: %d steps, %d kills, %d gateway%s, %.1f s"
            .formatted(
                number,
                script.steps().size(),
                coverage.kills() - killed,
                script.replicas(),
                script.replicas() == 1 ? "" : "s",
                (System.nanoTime() - began) / 1e9);
  }

  private static String trace(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
