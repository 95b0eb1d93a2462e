package dev.promirror.standins.signin;

import dev.promirror.standins.GatewayProperties;
import java.nio.file.Path;
import java.util.List;

/** For {@code ./dev token NAME}: prints an access token of one of the people. */
final class PrintToken {
  private PrintToken() {}

  /**
   * Asks the running provider.
   *
   * @param arguments the data folder, a person's id
   */
  public static void main(String... arguments) {
    Path folder = Path.of(arguments[0]);
    String issuer =
        GatewayProperties.read(folder.resolve("gateway.properties"))
            .getProperty("quarkus.oidc.auth-server-url");
    try {
      System.out.println(new TokenClient(issuer).token(arguments[1]));
    } catch (IllegalArgumentException e) {
      List<String> names =
          new People(folder.resolve("people.json")).all().stream().map(Person::id).toList();
      System.err.println(e.getMessage() + " There are: " + String.join(", ", names));
      System.exit(1);
    }
  }
}
