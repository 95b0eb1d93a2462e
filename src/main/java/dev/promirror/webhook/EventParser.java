package dev.promirror.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.promirror.stripe.StripeEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads of an event what every API version has, in one pass over the bytes and without building the
 * object it carries.
 */
final class EventParser {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build())
          .build();
  private static final String ID = "[A-Za-z0-9_-]{1,255}";
  private static final String NAME = "[A-Za-z0-9_.-]{1,255}";

  /** The end of the year 9999; PostgreSQL and Stripe both mean seconds. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private @Nullable String id;
  private @Nullable String type;
  private @Nullable String account;
  private @Nullable String apiVersion;
  private @Nullable String object;
  private @Nullable String requestKey;
  private long created = -1;
  private @Nullable Boolean livemode;

  private EventParser() {}

  /** The event in the bytes; empty if they aren't one. */
  static Optional<ReceivedEvent> parse(byte[] body) {
    EventParser event = new EventParser();
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      event.top(json);
      return event.build(body);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void top(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      switch (field) {
        case "id" -> id = text(json, value);
        case "type" -> type = text(json, value);
        case "account" -> account = text(json, value);
        case "api_version" -> apiVersion = text(json, value);
        case "created" -> created = value == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : -1;
        case "livemode" -> livemode = value.isBoolean() ? json.getBooleanValue() : null;
        case "data" -> within(json, value, "object");
        case "request" -> within(json, value, "idempotency_key");
        default -> json.skipChildren();
      }
    }
  }

  private void within(JsonParser json, JsonToken value, String wanted) throws IOException {
    if (value != JsonToken.START_OBJECT) {
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken inner = json.nextToken();
      if (field.equals("object") && wanted.equals("object") && inner == JsonToken.START_OBJECT) {
        objectId(json);
      } else if (field.equals(wanted)) {
        requestKey = text(json, inner);
      } else {
        json.skipChildren();
      }
    }
  }

  private void objectId(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals("id")) {
        object = text(json, value);
      } else {
        json.skipChildren();
      }
    }
  }

  private static @Nullable String text(JsonParser json, JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    json.skipChildren();
    return null;
  }

  /**
   * Kept for people alone; text PostgreSQL wouldn't take must not keep the event from coming in.
   */
  private @Nullable String version() {
    return apiVersion != null && apiVersion.matches(NAME) ? apiVersion : null;
  }

  private Optional<ReceivedEvent> build(byte[] body) {
    if (id == null
        || type == null
        || created < 0
        || created > LAST_SECOND
        || livemode == null
        || !id.matches(ID)
        || !type.matches(NAME)
        || (account != null && !account.matches(ID))) {
      return Optional.empty();
    }
    // The deauthorised event's object is the application; some objects have no id at all.
    String about = object == null || object.indexOf('\0') >= 0 ? "" : object;
    return Optional.of(
        new ReceivedEvent(
            new StripeEvent.Header(
                id, type, account, Instant.ofEpochSecond(created), about, version(), requestKey),
            livemode,
            body));
  }
}
