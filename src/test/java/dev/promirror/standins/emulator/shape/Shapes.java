package dev.promirror.standins.emulator.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.Stripe;
import com.stripe.model.Event;
import com.stripe.model.EventDataClassLookup;
import com.stripe.model.StripeCollection;
import com.stripe.model.StripeError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is said to be Stripe's with what Stripe publishes of the API version the gateway
 * speaks: stripe-java's classes and the declarations of the npm package {@code stripe}.
 */
public final class Shapes {
  /** Objects that are never an event's, so stripe-java's list of those lacks them. */
  private static final Map<String, Class<?>> NEVER_IN_EVENTS =
      Map.of(
          "event", Event.class,
          "list", StripeCollection.class,
          "v2.core.account", com.stripe.model.v2.core.Account.class,
          "v2.core.account_link", com.stripe.model.v2.core.AccountLink.class);

  private static final Shapes INSTANCE = new Shapes(NpmPackage.folder("stripe"));

  private final Declarations declarations;
  private final DeclarationWalk v1;
  private final DeclarationWalk v2;

  private Shapes(Path npm) {
    requireVersion(npm);
    declarations = Declarations.ofStripe(npm);
    v1 = new DeclarationWalk(declarations, false);
    v2 = new DeclarationWalk(declarations, true);
  }

  private static void requireVersion(Path npm) {
    try {
      String said = Files.readString(npm.resolve("esm").resolve("apiVersion.js"));
      if (!said.contains("'" + Stripe.API_VERSION + "'")) {
        throw new IllegalStateException(
            "src/test/npm names a stripe of another API version than " + Stripe.API_VERSION);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What an answer, an event or an object of it has wrong; empty if it is as Stripe's. */
  public static List<String> differences(String json) {
    return differences(JsonParser.parseString(json).getAsJsonObject());
  }

  /** What an answer, an event or an object of it has wrong; empty if it is as Stripe's. */
  public static List<String> differences(JsonObject body) {
    if (body.has("error")) {
      return ModelWalk.differences(body.get("error"), StripeError.class).stream()
          .map(found -> "stripe-java: " + found)
          .toList();
    }
    String object = body.has("object") ? body.get("object").getAsString() : "";
    if (object.isEmpty() && body.has("data")) {
      return elements(body);
    }
    return object.equals("list") ? list(body) : INSTANCE.object(object, body);
  }

  private static List<String> elements(JsonObject page) {
    List<String> differences = new ArrayList<>();
    for (JsonElement element : page.getAsJsonArray("data")) {
      differences.addAll(differences(element.getAsJsonObject()));
    }
    return differences;
  }

  private static List<String> list(JsonObject page) {
    List<String> differences = elements(page);
    var frame = page.deepCopy();
    frame.add("data", new JsonArray());
    differences.addAll(INSTANCE.object("list", frame));
    return differences;
  }

  private List<String> object(String object, JsonObject body) {
    var model = model(object);
    var types = declarations.ofObject(object);
    if (object.equals("event")) {
      var ofItsType = declarations.ofEvent(body.get("type").getAsString());
      types = ofItsType.isEmpty() ? types : ofItsType;
    }
    if (model == null || types.isEmpty()) {
      return List.of("object: Stripe has no '" + object + "'");
    }
    List<String> differences = new ArrayList<>();
    ModelWalk.differences(body, model).forEach(found -> differences.add("stripe-java: " + found));
    (object.startsWith("v2.") ? v2 : v1)
        .differences(body, types)
        .forEach(found -> differences.add("npm's stripe: " + found));
    if (object.equals("event")) {
      held(body.getAsJsonObject("data"), differences);
    }
    return differences;
  }

  /** What an event holds: its declaration says of what type that is, its class doesn't. */
  private static void held(JsonObject data, List<String> differences) {
    var model = model(data.getAsJsonObject("object").get("object").getAsString());
    for (var part : data.entrySet()) {
      if (model != null) {
        ModelWalk.differences(part.getValue(), model)
            .forEach(found -> differences.add("stripe-java: data." + part.getKey() + "." + found));
      }
    }
  }

  private static @Nullable Class<?> model(String object) {
    var seldom = NEVER_IN_EVENTS.get(object);
    return seldom == null ? EventDataClassLookup.classLookup.get(object) : seldom;
  }
}
