package dev.promirror.testing;

import dev.promirror.standins.database.Cluster;
import dev.promirror.standins.database.RegionDatabase;
import dev.promirror.standins.emulator.EmulatorControl;
import dev.promirror.standins.emulator.EmulatorOptions;
import dev.promirror.standins.emulator.StripeEmulator;
import dev.promirror.standins.signin.People;
import dev.promirror.standins.signin.Person;
import dev.promirror.standins.signin.SignIn;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything outside the gateway, in the test's own JVM: one PostgreSQL with a database a region,
 * the Stripe emulator, the OIDC provider. It tells the gateway the same settings as the stand-ins
 * of {@code ./dev} do, and is started once a JVM; restarts of the gateway find it as they left it.
 */
public final class TestWorld implements QuarkusTestResourceLifecycleManager {
  private static final List<String> REGIONS = List.of("gl", "in");
  private static final RegionDatabase.Passwords PASSWORDS =
      new RegionDatabase.Passwords("ownerOfTests", "applicationOfTests");

  private static final class Running {
    static final Cluster CLUSTER = Cluster.scratch(Path.of("target/test-postgres.log"));
    static final Map<String, RegionDatabase> DATABASES = databases();
    static final SignIn SIGN_IN = SignIn.scratch(new People(Path.of("target/test-people.json")));
    static final int GATEWAY = freePort();
    static final StripeEmulator STRIPE =
        StripeEmulator.start(EmulatorOptions.inMemory(Path.of("stripe-fixtures"), null));
    static final EmulatorControl CONTROL = new EmulatorControl(STRIPE.url());
    static final Map<String, String> STRIPE_SETTINGS = connectStripe();
  }

  @Override
  public Map<String, String> start() {
    Map<String, String> settings = new HashMap<>();
    settings.put("promirror.regions", String.join(",", REGIONS));
    settings.put("promirror.public-url", gateway());
    settings.put("quarkus.http.test-port", Integer.toString(Running.GATEWAY));
    settings.put("quarkus.management.test-port", "0");
    for (String region : REGIONS) {
      settings.put(
          "promirror.people." + region + ".hash-key",
          "a-hash-key-of-tests-for-people-of-region-" + region);
    }
    Running.DATABASES.forEach((region, database) -> settings.putAll(database.settings(region)));
    settings.putAll(Running.STRIPE_SETTINGS);
    settings.putAll(
        Running.SIGN_IN.settings(
            "a-client-secret-of-forty-characters-long", "32-letters-for-session-cookies-0"));
    return settings;
  }

  /** Left running for the gateway's next start; everything ends with the JVM. */
  @Override
  public void stop() {}

  /** The gateway's address, without a slash at the end. */
  public static String gateway() {
    return "http://localhost:" + Running.GATEWAY;
  }

  /**
   * A token of somebody with one role in communities. For {@code operator} and {@code
   * operator-read} the scope names regions instead.
   */
  public static String token(String role, String... scope) {
    return Running.SIGN_IN.token(
        role.startsWith("operator")
            ? Person.operator("test-" + role, "Test " + role, role, scope)
            : Person.of("test-" + role, "Test " + role, role, scope));
  }

  /**
   * The Stripe emulator from outside: offers, purchases, its clock, faults. Its clock follows the
   * wall clock.
   */
  public static EmulatorControl stripe() {
    return Running.CONTROL;
  }

  /** Where the Stripe emulator listens, for Stripe's own client. */
  public static String stripeUrl() {
    return Running.STRIPE.url();
  }

  /** The signing secret of a region's webhook endpoint, {@code connect} or {@code platform}. */
  public static String webhookSecret(String region, String kind) {
    return "whsec_test_" + region + "_" + kind;
  }

  /** A connection that sees every row of a region; the caller closes it. */
  public static Connection superuser(String region) throws SQLException {
    return database(region).superuser();
  }

  /** A region's database, for tests that connect as one of its roles. */
  public static RegionDatabase database(String region) {
    RegionDatabase database = Running.DATABASES.get(region);
    if (database == null) {
      throw new IllegalArgumentException("no such region: " + region);
    }
    return database;
  }

  private static Map<String, String> connectStripe() {
    Map<String, String> settings = new HashMap<>();
    for (String region : REGIONS) {
      String prefix = "promirror.stripe." + region + ".";
      settings.put(prefix + "api-base", Running.STRIPE.url());
      settings.put(prefix + "secret-key", "sk_test_emulator_" + region);
      // This Stripe has no limits.
      for (String rate : List.of("platform", "platform-endpoint", "account", "endpoint")) {
        settings.put(prefix + "rate." + rate, "100000");
      }
      for (String kind : List.of("connect", "platform")) {
        String address = gateway() + "/webhooks/stripe/" + region + "/" + kind;
        String secret = webhookSecret(region, kind);
        Running.CONTROL
            .hooks()
            .registerEndpoint(region, address, kind.equals("connect"), secret, null);
        settings.put(prefix + kind + "-secrets", secret);
      }
    }
    return settings;
  }

  private static Map<String, RegionDatabase> databases() {
    Map<String, RegionDatabase> databases = new HashMap<>();
    for (String region : REGIONS) {
      String name = "promirror_" + region;
      databases.put(region, RegionDatabase.ensure(Running.CLUSTER, name, PASSWORDS));
    }
    return databases;
  }

  /** A port nobody listens on at the moment. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
