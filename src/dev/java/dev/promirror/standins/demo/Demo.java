package dev.promirror.standins.demo;

import dev.promirror.standins.DataFolder;
import dev.promirror.standins.GatewayProperties;
import dev.promirror.standins.emulator.EmulatorControl;
import dev.promirror.standins.http.JsonHttp;
import dev.promirror.standins.signin.People;
import dev.promirror.standins.signin.TokenClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** For {@code ./dev run}: waits for the gateway, seeds an empty world, says where to look. */
final class Demo {
  private final DataFolder folder;
  private final Properties settings;
  private final String gateway;

  private Demo(DataFolder folder) {
    this.folder = folder;
    this.settings = GatewayProperties.read(folder.gatewayProperties());
    this.gateway = settings.getProperty("promirror.public-url");
  }

  /**
   * Waits, seeds, tells.
   *
   * @param arguments data folder, the gateway's process id or {@code -}, {@code seed} to seed
   */
  public static void main(String... arguments) {
    Demo demo = new Demo(new DataFolder(Path.of(arguments[0]).toAbsolutePath()));
    try {
      new Readiness(demo.settings).await(arguments[1]);
      if (List.of(arguments).contains("seed")) {
        demo.seed();
      }
    } catch (RuntimeException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    System.out.println(Guide.text(demo.settings, new People(demo.folder.file("people.json"))));
  }

  private void seed() {
    switch (Marker.of(folder)) {
      case FINISHED -> {}
      case BEGAN ->
          throw new IllegalStateException(
              "Seeding the demo into "
                  + folder.root()
                  + " was cut off, and half a story can't be gone on with. Start anew with"
                  + " ./dev run --fresh (clears all of it).");
      case ABSENT -> seedIfEmpty();
    }
  }

  private void seedIfEmpty() {
    EmulatorControl stripe =
        new EmulatorControl(settings.getProperty("promirror.stripe.gl.api-base"));
    TokenClient tokens = new TokenClient(settings.getProperty("quarkus.oidc.auth-server-url"));
    People people = new People(folder.file("people.json"));
    Seeding seeding = new Seeding(new JsonHttp(gateway, Map.of()), stripe, people, tokens::token);
    if (!seeding.worldIsEmpty()) {
      System.out.println("The world isn't empty: no demo is seeded.");
      stripe.followWallClock();
      Marker.FINISHED.writeTo(folder);
      return;
    }
    System.out.println("Seeding the demo: two communities, 45 days of purchases …");
    Instant start = Instant.now();
    Marker.BEGAN.writeTo(folder);
    int sold = seeding.run(start);
    Marker.FINISHED.writeTo(folder);
    System.out.printf(
        "  %d purchases in %d s%n", sold, Duration.between(start, Instant.now()).toSeconds());
  }
}
