package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Validity;
import dev.promirror.standins.emulator.store.Work;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The box of Stripe's checkout page in which a member types a code. */
final class CodeBox {
  private final Work work;
  private final CodeRules rules;

  CodeBox(Work work, @Nullable String customer) {
    this.work = work;
    this.rules = new CodeRules(work, customer);
  }

  /** The code of this text that the member may use, or why not. */
  ObjectNode code(String text, String currency, long subtotal) {
    var code =
        work.find("promotion_codes", "code", text.toLowerCase(Locale.ROOT))
            .max(Comparator.comparingLong(this::rank))
            .orElseThrow(() -> new CodeRefused("unknown", "This code is invalid."));
    rules.check(code, currency, subtotal);
    return code;
  }

  /** Mine before everyone's, active before not, newer before older. */
  private long rank(ObjectNode code) {
    long active = Validity.active(work, code) ? 4 : 0;
    return active + (rules.foreign(code) ? 0 : code.hasNonNull("customer") ? 2 : 1);
  }
}
