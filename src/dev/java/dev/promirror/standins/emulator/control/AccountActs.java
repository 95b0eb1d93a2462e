package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Connections;
import dev.promirror.standins.emulator.accounts.Requirements;
import dev.promirror.standins.emulator.clock.Engine;
import dev.promirror.standins.emulator.objects.AccountChanges;
import dev.promirror.standins.emulator.objects.Accounts;
import dev.promirror.standins.emulator.objects.OAuth;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Origin;
import dev.promirror.standins.emulator.store.Work;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What Stripe and an account's owner do to the account itself. */
final class AccountActs {
  private final Engine engine;
  private final Desk desk;
  private final AccountChanges changes;

  AccountActs(Engine engine, Desk desk, Templates templates) {
    this.engine = engine;
    this.desk = desk;
    this.changes = new AccountChanges(templates);
  }

  /** Does an act of the control API, and shows the account as it is then. */
  ObjectNode act(String account, String act, String text) {
    return switch (act) {
      case "provide" -> provide(account, Body.of(text, "fields", "review"));
      case "require" -> demand(account, Body.of(text, "fields", "deadline", "code", "reason"));
      case "disable" -> disable(account, Body.of(text, "reason"));
      default -> {
        Body.of(text);
        yield bare(account, act);
      }
    };
  }

  /** Acts that need no more said. */
  private ObjectNode bare(String account, String act) {
    return switch (act) {
      case "complete-onboarding" -> change(account, Requirements::complete);
      case "enable" -> change(account, row -> Requirements.stop(row, null));
      case "deauthorise" -> deauthorise(account);
      case "reauthorise" -> reauthorise(account);
      default -> throw new ControlRefusal(404, "There is no act '" + act + "' on accounts.");
    };
  }

  private ObjectNode provide(String account, Body body) {
    var fields = body.needTexts("fields");
    boolean review = body.flag("review", false);
    return change(
        account,
        row -> {
          var due = new TreeSet<>(Requirements.due(row));
          row.at("/requirements/pending_verification").forEach(f -> due.add(f.asText()));
          row.at("/requirements/eventually_due").forEach(f -> due.add(f.asText()));
          fields.stream()
              .filter(field -> !due.contains(field))
              .findFirst()
              .ifPresent(
                  field -> {
                    throw ControlRefusal.malformed(
                        "'%s' is not asked for; asked for are: %s."
                            .formatted(field, String.join(", ", due)));
                  });
          Requirements.provide(row, fields, review);
        });
  }

  private ObjectNode demand(String account, Body body) {
    var fields = body.needTexts("fields");
    Long deadline = deadline(body.text("deadline"));
    String code = body.text("code");
    String reason = body.text("reason");
    if ((code == null) != (reason == null)) {
      throw ControlRefusal.malformed("Give both 'code' and 'reason', or neither.");
    }
    var complaint =
        code == null || reason == null ? null : new Requirements.Complaint(code, reason);
    return change(account, row -> Requirements.demand(row, fields, deadline, complaint));
  }

  private @Nullable Long deadline(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      var deadline = Instant.parse(text);
      if (deadline.isAfter(engine.now())) {
        return deadline.getEpochSecond();
      }
    } catch (DateTimeException e) {
      throw ControlRefusal.malformed("'deadline' is no time: " + e.getMessage());
    }
    throw ControlRefusal.malformed("'deadline' must be ahead of the emulator's clock.");
  }

  private ObjectNode disable(String account, Body body) {
    String reason = body.needText("reason");
    if (!Requirements.REASONS.contains(reason)) {
      throw ControlRefusal.malformed(
          "There is no such 'reason'; known are: "
              + String.join(", ", new TreeSet<>(Requirements.REASONS))
              + ".");
    }
    return change(account, row -> Requirements.stop(row, reason));
  }

  private ObjectNode deauthorise(String account) {
    return inPlatform(
        account,
        work -> {
          if (!Connections.reach(work, account)) {
            throw ControlRefusal.malformed("The platform has no access to '" + account + "'.");
          }
          OAuth.deauthorise(work, account);
        });
  }

  private ObjectNode reauthorise(String account) {
    return inPlatform(
        account,
        work -> {
          if (!Connections.isCut(work, account, Connections.Cut.DEAUTHORISED)) {
            throw ControlRefusal.malformed("'" + account + "' was not deauthorised.");
          }
          Connections.mend(work, account);
        });
  }

  private ObjectNode change(String account, Consumer<ObjectNode> change) {
    return inPlatform(account, work -> changes.change(work, account, change));
  }

  private ObjectNode inPlatform(String account, Consumer<Work> act) {
    String platform = desk.platformOf(account);
    return engine.change(
        platform,
        platform,
        Origin.NONE,
        work -> {
          act.accept(work);
          return Renderer.render(work, work.edit(Accounts.TABLE, account));
        });
  }
}
