package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Capabilities;
import dev.promirror.standins.emulator.accounts.Requirements;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Work;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Changes connected accounts; the events of it, in the account, tell of its capabilities too. */
public final class AccountChanges {
  private final CapabilityShapes capabilities;

  /** Capabilities begin as templates. */
  public AccountChanges(Templates templates) {
    this.capabilities = new CapabilityShapes(templates);
  }

  /** Changes an account in the platform's work. */
  public ObjectNode change(Work work, String id, Consumer<ObjectNode> change) {
    work.need(Accounts.TABLE, "account", id, "account");
    var account = work.edit(Accounts.TABLE, id);
    change.accept(account);
    return put(work, account);
  }

  /** What an account owed by a certain time is past due. */
  public void deadline(Work work, ObjectNode account) {
    Requirements.deadline(account);
    put(work, account);
  }

  private ObjectNode put(Work work, ObjectNode account) {
    String id = account.path("id").asText();
    var former = work.edit(Accounts.TABLE, id);
    var previous = Updates.put(work, Accounts.TABLE, account);
    if (!previous.isEmpty()) {
      work.in(id).emit("account.updated", account, previous);
    }
    for (String name : names(former, account)) {
      var shown = capabilities.of(account, name);
      var before = Updates.previous(capabilities.of(former, name), shown);
      if (!before.isEmpty()) {
        work.in(id).emit("capability.updated", shown, before);
      }
    }
    return account;
  }

  /** What was asked for before or is now, the first first. */
  private static Set<String> names(ObjectNode former, ObjectNode account) {
    var names = new LinkedHashSet<>(Capabilities.latestFirst(former).reversed());
    names.addAll(Capabilities.latestFirst(account).reversed());
    return names;
  }
}
