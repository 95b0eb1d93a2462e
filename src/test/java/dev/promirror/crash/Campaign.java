package dev.promirror.crash;

/** Plays worlds until one differs. */
final class Campaign {

  private final Stage stage;
  private final Scripts scripts;
  private final Coverage coverage = new Coverage();

  Campaign(Stage stage, Scripts scripts) {
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
    World world = new World(script, stage, coverage);
    try {
      world.play();
      if (Boolean.getBoolean("crash.stories")) {
        System.out.println(world.story());
      }
    } catch (RuntimeException e) {
      throw new Difference(
          "World %d of seed %d (%d gateways, otherwise: %s)\n%s\n%s\n\n%s\n\nThe gateways said last:\n%s"
              .formatted(
                  number,
                  seed,
                  script.replicas(),
                  script.otherwise(),
                  world.story(),
                  e instanceof Difference ? e.getMessage() : trace(e),
                  world.traces(),
                  stage.gateways().said()));
    }
    return "world %d: %d steps, %d kills, %d gateway%s, %.1f s"
        .formatted(
            number,
            script.steps().size(),
            coverage.kills() - killed,
            script.replicas(),
            script.replicas() == 1 ? "" : "s",
            (System.nanoTime() - began) / 1e9);
  }

  private static String trace(RuntimeException e) {
    java.io.StringWriter trace = new java.io.StringWriter();
    e.printStackTrace(new java.io.PrintWriter(trace));
    return trace.toString();
  }
}
