package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;

/** The buttons by which a person does what Stripe, or the owner in the Dashboard, would do. */
final class OwnerForms {
  private OwnerForms() {}

  /** What can happen to the account itself, as it stands. */
  static String account(JsonNode account, boolean reached) {
    String id = account.path("id").asText();
    if (!reached) {
      return act(id, "reauthorise", "Give the platform access again");
    }
    String asking =
        account.path("charges_enabled").asBoolean()
            ? act(id, "require", "Ask for a document")
            : act(id, "complete-onboarding", "Complete onboarding");
    return "<div class=\"row\">%s%s</div>"
        .formatted(asking, act(id, "deauthorise", "Take the platform's access away"));
  }

  private static String act(String account, String act, String label) {
    return form("act", account, "act", act, label);
  }

  /** The owner makes a coupon of their own. */
  static String coupon(String account) {
    return """
        <form method="post" action="/_control/ui/coupon">
        <input type="hidden" name="account" value="%s">
        <label>Name <input name="name" value="Made in the Dashboard"></label>
        <label>Percent off <input name="percent_off" value="10"></label>
        <label>Code <input name="code" autocomplete="off"></label>
        <button>Make a coupon</button>
        </form>
        """
        .formatted(Html.safe(account));
  }

  /** The owner switches a code, by what it is now. */
  static String code(String account, JsonNode code) {
    boolean active = code.path("active").asBoolean();
    return form(
        active ? "code-off" : "code-on",
        account,
        "code",
        code.path("id").asText(),
        active ? "Deactivate" : "Activate");
  }

  private static String form(
      String action, String account, String name, String value, String label) {
    return """
        <form method="post" action="/_control/ui/%s">
        <input type="hidden" name="account" value="%s">
        <input type="hidden" name="%s" value="%s"><button>%s</button>
        </form>
        """
        .formatted(action, Html.safe(account), name, Html.safe(value), Html.safe(label));
  }
}
