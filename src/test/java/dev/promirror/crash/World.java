package dev.promirror.crash;

import dev.promirror.standins.emulator.ControlFailure;
import dev.promirror.standins.emulator.EmulatorControl;
import dev.promirror.standins.emulator.FaultControl;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Plays one script: a community, its owner's acts, and what befalls the gateways meanwhile. */
final class World {

  private static final int PATIENCE = 4_000;
  private static final int MOST_ASKED = 60;

  private final Script script;
  private final Stage stage;
  private final Coverage coverage;
  private final EmulatorControl stripe = TestWorld.stripe();
  private final Shop shop;
  private final Owner owner;
  private final String account;
  private final Blows blows;
  private final long began = System.nanoTime();
  private final StringBuilder story = new StringBuilder();
  private final Moments moments;

  World(Script script, Stage stage, Coverage coverage) {
    this.script = script;
    this.stage = stage;
    this.coverage = coverage;
    stage.gateways().be(script.replicas());
    Stage.UNSURE.forEach(fact -> stripe.take(fact, !script.otherwise().contains(fact)));
    shop = Shop.ready("gl");
    account = shop.account();
    owner = new Owner(shop.id());
    blows = new Blows(stage, shop.id());
    moments = new Moments(account);
    stage.wire().forget();
    stage.wire().afterWrites(moments::look);
  }

  /** What happened so far, a line an act. */
  String story() {
    return story.toString();
  }

  /** What storage and the wire know of it, for a report. */
  String traces() {
    StringBuilder traces = new StringBuilder();
    stage.wire().sent(account).forEach(sent -> traces.append(sent).append('\n'));
    try {
      return traces.append(Ledger.told(shop.id())).toString();
    } catch (IllegalStateException e) {
      return traces.append("Storage doesn't answer.").toString();
    }
  }

  /**
   * Plays it and compares.
   *
   * @throws Difference at the first difference between Stripe's truth and ours
   */
  void play() {
    try {
      int at = 0;
      for (Step step : script.steps()) {
        tell(++at + ". " + step);
        play(step, at);
      }
    } finally {
      stage.traps().clear();
      stage.wire().reset(0);
      faults().clearFaults();
      blows.over();
    }
    revive();
    tell("all is over");
    String busy = Settling.settle(shop.id(), stage.wire(), Settling.LONGEST);
    tell("all is at rest");
    if (busy != null) {
      throw new Difference("it doesn't come to rest: " + busy);
    }
    new Comparison(owner, stage.gateways().url(0), stripe.truth(account), stage.wire(), account)
        .check();
    moments.check();
  }

  private void play(Step step, int at) {
    Step.Blow blow = step.blow();
    CompletableFuture<String> struck =
        blow == null ? CompletableFuture.completedFuture("") : blows.raise(blow, this::buy);
    switch (step.act()) {
      case Step.Ask ask -> ask(ask, "world-" + script.number() + "-" + at, struck);
      case Step.Buy buy -> buy(buy);
      case Step.Fault fault -> fault(fault);
      case Step.Rest rest when blow == null -> rest();
      case Step.Rest rest -> {}
    }
    if (blow == null) {
      return;
    }
    boolean hit = blows.fell(struck, PATIENCE);
    coverage.count(blow, hit ? struck.join() : null);
    tell(hit ? "   " + blow.point().word() + " of " + struck.join() : "   nobody came by");
    if (hit && !blow.freezes()) {
      revive();
    }
  }

  private void rest() {
    String busy = Settling.settle(shop.id(), stage.wire(), PATIENCE);
    if (busy != null) {
      tell("   still busy: " + busy);
    }
  }

  private void ask(Step.Ask ask, String key, CompletableFuture<String> struck) {
    for (int asked = 0; asked < MOST_ASKED; asked++) {
      try {
        String refused = owner.ask(stage.gateways().url(blows.frozen()), ask, key);
        if (refused != null) {
          tell("   refused: " + refused);
        }
        return;
      } catch (IOException e) {
        if (!stage.gateways().allAlive()) {
          struck.join();
          revive();
        }
        Pause.millis(100);
      }
    }
    throw new Difference("the gateway doesn't answer: " + ask);
  }

  /** Whatever is sold; nothing if nothing is at Stripe yet. */
  private void buy(Step.Buy buy) {
    Ledger.rows(
            """
            select stripe_price from offer
            where community_id = ? and stripe_price is not null and archived_at is null
            order by id limit 1
            """,
            shop.id())
        .forEach(price -> buy(buy, price.getFirst()));
  }

  private void buy(Step.Buy buy, String price) {
    try {
      stripe.buy(account, price, buy.code(), "member" + buy.member() + "@members.example", "M");
      tell("   bought with " + buy.code());
    } catch (ControlFailure refused) {
      tell("   not bought with " + buy.code());
    }
  }

  private void fault(Step.Fault fault) {
    if (fault.kind().equals("reset")) {
      stage.wire().reset(fault.times());
    } else {
      faults().addFault(fault.kind(), fault.method(), fault.path(), account, fault.times());
    }
    coverage.fault(fault.kind());
  }

  private FaultControl faults() {
    return stripe.faults();
  }

  private void revive() {
    if (!stage.gateways().allAlive()) {
      stage.gateways().be(script.replicas());
    }
    stripe.hooks().resumeDeliveries();
    blows.arrive();
  }

  private synchronized void tell(String line) {
    long tenths = (System.nanoTime() - began) / 100_000_000;
    story.append("%d.%d s  ".formatted(tenths / 10, tenths % 10)).append(line).append('\n');
  }
}
