package dev.promirror.standins;

import dev.promirror.standins.database.Cluster;
import dev.promirror.standins.database.RegionDatabase;
import dev.promirror.standins.signin.People;
import dev.promirror.standins.signin.Person;
import dev.promirror.standins.signin.SignIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stand-ins of a desk, in one process: PostgreSQL, Stripe, sign-in. */
public final class StandIns implements AutoCloseable {
  static final List<String> REGIONS = List.of("gl", "in");

  private final DataFolder folder;
  private final Ports ports;
  private final Map<String, String> settings = new HashMap<>();
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  private StandIns(DataFolder folder, Ports ports) {
    this.folder = folder;
    this.ports = ports;
  }

  /**
   * Starts them and says when they are ready; ends with SIGTERM or SIGINT.
   *
   * @param arguments see {@link Arguments}
   */
  public static void main(String... arguments) throws InterruptedException {
    try {
      StandIns standIns = start(Arguments.of(List.of(arguments)));
      Runtime.getRuntime().addShutdownHook(new Thread(standIns::close, "stop"));
      System.out.println(standIns.summary());
    } catch (CannotStart e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    Thread.currentThread().join();
  }

  private static StandIns start(Arguments arguments) {
    DataFolder folder = new DataFolder(arguments.data());
    FileLock lock = folder.lock();
    if (lock == null) {
      throw new CannotStart("Stand-ins are running on " + folder.root() + " already.");
    }
    if (arguments.fresh()) {
      REGIONS.forEach(region -> Cluster.stopLeftOn(database(folder, region)));
    }
    requirePorts(folder, arguments.ports());
    if (arguments.fresh()) {
      folder.clear();
    }
    folder.requireWhole();
    StandIns standIns = new StandIns(folder, arguments.ports());
    // Kept: a lock nobody refers to is let go by the garbage collector.
    standIns.running.push(lock);
    try {
      standIns.open();
      return standIns;
    } catch (RuntimeException e) {
      standIns.close();
      throw e;
    }
  }

  private void open() {
    remove("gateway.properties");
    folder.forgetReady();
    Keys keys = new Keys(folder.file("keys.properties"));
    REGIONS.forEach(region -> openDatabase(region, keys));
    openStripe(keys);
    openSignIn(keys, new People(folder.file("people.json")));
    for (String region : REGIONS) {
      settings.put("promirror.people." + region + ".hash-key", keys.peopleKey(region));
    }
    settings.put("promirror.regions", String.join(",", REGIONS));
    settings.put("promirror.public-url", gateway());
    settings.put("quarkus.http.port", Integer.toString(ports.of(Ports.Use.GATEWAY)));
    settings.put("quarkus.management.port", Integer.toString(ports.of(Ports.Use.MANAGEMENT)));
    folder.writeManifest();
    GatewayProperties.write(folder.gatewayProperties(), settings);
    write(DataFolder.READY, Long.toString(ProcessHandle.current().pid()));
  }

  /**
   * Asked before anything is cleared or started; a server left by killed stand-ins has its port.
   */
  private static void requirePorts(DataFolder folder, Ports ports) {
    ports.requireFree(Ports.Use.STRIPE);
    ports.requireFree(Ports.Use.SIGN_IN);
    for (String region : REGIONS) {
      if (!Cluster.isLeftOn(database(folder, region))) {
        ports.requireFree(Ports.postgres(region));
      }
    }
  }

  private static Path database(DataFolder folder, String region) {
    return folder.file("postgres-" + region);
  }

  private void openDatabase(String region, Keys keys) {
    Cluster cluster =
        Cluster.durable(
            database(folder, region),
            folder.file("postgres-programs"),
            ports.of(Ports.postgres(region)));
    running.push(cluster);
    settings.putAll(
        RegionDatabase.ensure(cluster, "promirror", keys.passwords(region)).settings(region));
  }

  private void openStripe(Keys keys) {
    StripeStandIn stripe = StripeStandIn.start(folder, keys, ports.of(Ports.Use.STRIPE), gateway());
    running.push(stripe);
    settings.putAll(stripe.settings());
  }

  private void openSignIn(Keys keys, People people) {
    if (people.all().isEmpty()) {
      people.add(Person.operator("operator", "Olga Weiss", "operator", "gl", "in"));
    }
    SignIn signIn =
        SignIn.start(ports.of(Ports.Use.SIGN_IN), people, folder.file("sign-in-key.json"));
    running.push(signIn);
    settings.putAll(signIn.settings(keys.signInSecret("client"), keys.signInSecret("cookies")));
  }

  private String gateway() {
    return "http://localhost:" + ports.of(Ports.Use.GATEWAY);
  }

  private String summary() {
    return "Stand-ins are ready: PostgreSQL gl on %d and in on %d, Stripe http://localhost:%d, sign-in http://localhost:%d"
        .formatted(
            ports.of(Ports.Use.POSTGRES_GL),
            ports.of(Ports.Use.POSTGRES_IN),
            ports.of(Ports.Use.STRIPE),
            ports.of(Ports.Use.SIGN_IN));
  }

  private void remove(String name) {
    try {
      Files.deleteIfExists(folder.file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.file(name), text + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops what was started, last first; one that doesn't stop doesn't keep the others. */
  @Override
  public void close() {
    remove(DataFolder.READY);
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        System.err.println("Not stopped cleanly: " + e.getMessage());
      }
    }
  }
}
