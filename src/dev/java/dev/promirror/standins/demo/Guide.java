package dev.promirror.standins.demo;

import dev.promirror.standins.signin.People;
import dev.promirror.standins.signin.Person;
import java.util.Properties;

/** What is printed when everything is up: where to look, how to sign in. */
final class Guide {
  private Guide() {}

  static String text(Properties settings, People people) {
    String gateway = settings.getProperty("promirror.public-url");
    StringBuilder text = new StringBuilder("\nPromirror is up.\n\n");
    for (Person person : people.all()) {
      for (String community : person.communities()) {
        if (person.roles().contains("owner")) {
          text.append(
              "  %-72s  sign in as %s (%s)%n"
                  .formatted(
                      gateway + "/communities/" + community + "/promo-codes",
                      person.name(),
                      person.id()));
        }
      }
    }
    line(text, gateway + "/q/openapi", "the API; ./dev token owner-gl prints a token for it");
    line(
        text,
        settings.getProperty("promirror.stripe.gl.api-base") + "/_control",
        "Stripe's stand-in: buy as a member, move its clock");
    line(
        text,
        "http://localhost:" + settings.getProperty("quarkus.management.port") + "/q/health",
        "health and metrics");
    return text.append(
            "\nSigning in takes a click on a name, no password. Ctrl-C stops everything.\n")
        .toString();
  }

  private static void line(StringBuilder text, String address, String what) {
    text.append("  %-72s  %s%n".formatted(address, what));
  }
}
