package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.AccountVersions;
import dev.promirror.standins.emulator.accounts.Connections;
import dev.promirror.standins.emulator.accounts.Requirements;
import dev.promirror.standins.emulator.calls.Idempotency;
import dev.promirror.standins.emulator.clock.Engine;
import dev.promirror.standins.emulator.objects.AccountChanges;
import dev.promirror.standins.emulator.objects.AccountLinks;
import dev.promirror.standins.emulator.objects.WebhookEndpoints;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Origin;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What the control API does to platforms and accounts. */
final class Desk {
  private final Engine engine;
  private final Collection<String> platforms;
  private final WebhookEndpoints endpoints;
  private final AccountChanges changes;

  Desk(Engine engine, Collection<String> platforms, Templates templates) {
    this.engine = engine;
    this.platforms = platforms;
    this.endpoints = new WebhookEndpoints(templates);
    this.changes = new AccountChanges(templates);
  }

  Collection<String> platforms() {
    return platforms;
  }

  /** The platform of an account, or a 404. */
  String platformOf(String account) {
    String platform = engine.platformOf(account);
    if (platform == null) {
      throw new ControlRefusal(404, "There is no account '" + account + "'.");
    }
    return platform;
  }

  /** Whether the platform's key reaches the account. */
  boolean reached(String account) {
    String platform = platformOf(account);
    return engine.read(platform, platform, work -> Connections.reach(work, account));
  }

  ObjectNode register(
      String platform,
      String url,
      boolean connect,
      @Nullable String secret,
      @Nullable String apiVersion) {
    needPlatform(platform);
    return engine.change(
        platform,
        platform,
        Origin.NONE,
        work -> endpoints.register(work, url, connect, secret, apiVersion));
  }

  /** Switches each way to open accounts on or off for a platform. */
  ObjectNode allowAccounts(String platform, boolean v1, boolean v2) {
    needPlatform(platform);
    return engine.change(
        platform, platform, Origin.NONE, work -> AccountVersions.allow(work, v1, v2));
  }

  private void needPlatform(String platform) {
    if (!platforms.contains(platform)) {
      throw new ControlRefusal(404, "There is no platform '" + platform + "'.");
    }
  }

  ObjectNode makeReady(String account) {
    String platform = platformOf(account);
    return engine.change(
        platform,
        platform,
        Origin.NONE,
        work ->
            Json.object()
                .set("account", changes.change(work, account, Requirements::complete).get("id")));
  }

  /** Where an onboarding link leads; null when nobody ever got it. */
  @Nullable ObjectNode onboarding(String token) {
    return engine.read(Engine.COMMON, Engine.COMMON, work -> work.get(AccountLinks.TABLE, token));
  }

  /** Whether a link can't be used any more: used before, or too old. */
  boolean isSpent(ObjectNode link) {
    return link.path("used").asBoolean()
        || link.path("expires_at").asLong() <= engine.now().getEpochSecond();
  }

  /** Uses an onboarding link up: the account is ready. Returns where to go back to. */
  @Nullable String onboard(String token) {
    var link = onboarding(token);
    if (link == null || isSpent(link)) {
      throw new ControlRefusal(410, "This onboarding link has been used, or is too old.");
    }
    makeReady(link.path("account").asText());
    engine.change(
        Engine.COMMON,
        Engine.COMMON,
        Origin.NONE,
        work -> {
          work.put(AccountLinks.TABLE, work.edit(AccountLinks.TABLE, token).put("used", true));
          return link;
        });
    return link.path("return_url").textValue();
  }

  ObjectNode truth(String account) {
    return engine.read(platformOf(account), account, Truth::of);
  }

  /** All accounts, by platform. */
  ObjectNode accounts() {
    var all = Json.object();
    for (String platform : platforms) {
      var list = all.putArray(platform);
      engine.read(
          platform,
          platform,
          work -> {
            work.all("accounts").forEach(list::add);
            return list;
          });
    }
    return all;
  }

  /** Forgets every idempotency key, as Stripe does after a day. */
  ObjectNode pruneKeys() {
    long pruned = 0;
    for (String platform : platforms) {
      pruned += pruneKeys(platform, platform);
      for (var account : accounts().path(platform)) {
        pruned += pruneKeys(platform, account.path("id").asText());
      }
    }
    return Json.object().put("pruned", pruned);
  }

  private long pruneKeys(String platform, String scope) {
    return engine.change(
        platform,
        scope,
        Origin.NONE,
        work -> {
          var keys = work.all(Idempotency.TABLE).toList();
          keys.forEach(key -> Idempotency.prune(work, key));
          return (long) keys.size();
        });
  }
}
