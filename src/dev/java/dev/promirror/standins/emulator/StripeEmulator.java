package dev.promirror.standins.emulator;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.promirror.standins.emulator.billing.Subscribing;
import dev.promirror.standins.emulator.calls.Faults;
import dev.promirror.standins.emulator.calls.Idempotency;
import dev.promirror.standins.emulator.calls.RateLimits;
import dev.promirror.standins.emulator.calls.RequestCounts;
import dev.promirror.standins.emulator.calls.StripeApi;
import dev.promirror.standins.emulator.clock.EmulatorClock;
import dev.promirror.standins.emulator.clock.Engine;
import dev.promirror.standins.emulator.clock.Occasion;
import dev.promirror.standins.emulator.control.Control;
import dev.promirror.standins.emulator.control.Troubles;
import dev.promirror.standins.emulator.events.Deliveries;
import dev.promirror.standins.emulator.events.EventLog;
import dev.promirror.standins.emulator.events.Mail;
import dev.promirror.standins.emulator.events.Mischief;
import dev.promirror.standins.emulator.objects.AccountChanges;
import dev.promirror.standins.emulator.objects.Accounts;
import dev.promirror.standins.emulator.objects.CheckoutSessions;
import dev.promirror.standins.emulator.objects.Routes;
import dev.promirror.standins.emulator.relay.Relay;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.standins.emulator.store.Facts;
import dev.promirror.standins.emulator.store.World;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A running emulator of Stripe, on WireMock, with answers from {@code stripe-fixtures}. */
public final class StripeEmulator implements AutoCloseable {
  private static final int THREADS = 64;

  private final WireMockServer server;
  private final Facts facts;
  private final World world;
  private final Deliveries deliveries;
  private final @Nullable Relay relay;
  private final ScheduledExecutorService ticking;

  private StripeEmulator(EmulatorOptions options) {
    var wallClock = Clock.systemUTC();
    var templates = new Templates(options.fixtures());
    this.facts = new Facts(options.otherwise());
    this.world = new World(options.seed(), facts, options.journalFolder());
    var clock = new EmulatorClock(wallClock, options.clock());
    this.deliveries =
        new Deliveries(
            world,
            templates,
            wallClock,
            rows -> clock.now(rows).getEpochSecond(),
            options.retries());
    var engine = new Engine(world, clock, new EventLog(templates), occasions(templates));
    engine.begin();
    var door = new Door();
    var shortcut = new Shortcut(door);
    this.server =
        new WireMockServer(
            configuration(options)
                .httpServerFactory(new Unreadable(shortcut))
                .extensions(door, shortcut.guard()));
    try {
      server.start();
    } catch (RuntimeException e) {
      deliveries.close();
      world.close();
      throw new IllegalStateException(
          "The emulator cannot listen on port %d: is it taken? Another one is chosen with --port"
              .formatted(options.port()),
          e);
    }
    this.relay = relay(options.network().relayPort());
    open(door, options, templates, engine);
    shortcut.open(Paths.of(server.getStubMappings()));
    this.ticking =
        Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("emulator-clock").unstarted(task));
    var ticks = ticking.scheduleWithFixedDelay(engine::tick, 1, 1, TimeUnit.SECONDS);
    if (ticks.isCancelled()) {
      throw new IllegalStateException("the clock does not tick");
    }
  }

  private @Nullable Relay relay(@Nullable Integer port) {
    return port == null ? null : new Relay(port, server.port());
  }

  /** Starts an emulator. */
  public static StripeEmulator start(EmulatorOptions options) {
    return new StripeEmulator(options);
  }

  private static WireMockConfiguration configuration(EmulatorOptions options) {
    var configuration =
        options()
            .bindAddress("127.0.0.1")
            .usingFilesUnderDirectory(options.fixtures().toString())
            .disableRequestJournal()
            .stubRequestLoggingDisabled(true)
            .gzipDisabled(true)
            .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
            .containerThreads(THREADS);
    return options.port() == 0 ? configuration.dynamicPort() : configuration.port(options.port());
  }

  private void open(Door door, EmulatorOptions options, Templates templates, Engine engine) {
    var indian =
        options.platforms().stream()
            .filter(Platform::indian)
            .map(Platform::name)
            .collect(Collectors.toUnmodifiableSet());
    var faults = new Faults();
    var limits =
        new RateLimits(
            options.network().rates(),
            System::nanoTime,
            () -> facts.hold(Fact.ACCOUNT_CALLS_DRAW_ON_PLATFORM));
    var troubles = new Troubles(faults, limits, relay);
    var counts = new RequestCounts();
    var routes = new Routes(templates, url(), indian::contains);
    var keys =
        options.platforms().stream()
            .collect(Collectors.toUnmodifiableMap(Platform::secretKey, Platform::name));
    Runnable reset =
        () -> {
          world.clear();
          deliveries.forget();
          troubles.forget();
          counts.clear();
          facts.reset();
          engine.begin();
        };
    door.open(
        new StripeApi(keys, engine, routes, faults, limits, counts),
        new Control(
            engine,
            routes,
            templates,
            options.platforms().stream().map(Platform::name).toList(),
            deliveries,
            troubles,
            facts,
            counts,
            reset));
  }

  private static Map<String, Occasion> occasions(Templates templates) {
    var subscribing = new Subscribing(templates);
    return Map.of(
        "subscriptions",
        subscribing::renew,
        "invoices",
        subscribing::collect,
        Accounts.TABLE,
        new AccountChanges(templates)::deadline,
        "discounts",
        Subscribing::lapse,
        "subscription_schedules",
        subscribing::startSchedule,
        CheckoutSessions.TABLE,
        CheckoutSessions::close,
        Idempotency.TABLE,
        Idempotency::prune,
        Mail.TABLE,
        Mail::due,
        Mail.HELD,
        Mischief::windowOver);
  }

  /** Where it listens, such as {@code http://127.0.0.1:12111}: the API base of a client. */
  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** Where its relay listens, for clients that are to meet the network's troubles. */
  public String relayUrl() {
    if (relay == null) {
      throw new IllegalStateException("started without a relay");
    }
    return "http://127.0.0.1:" + relay.port();
  }

  /** Stops listening and delivering; what the journal holds is complete. */
  @Override
  public void close() {
    if (relay != null) {
      relay.close();
    }
    server.stop();
    ticking.shutdownNow();
    deliveries.close();
    world.close();
  }
}
