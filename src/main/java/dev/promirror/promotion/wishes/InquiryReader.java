package dev.promirror.promotion.wishes;

import dev.promirror.money.Currencies;
import dev.promirror.platform.JsonBody;
import dev.promirror.platform.ProblemException;
import dev.promirror.promotion.Inquiry;
import dev.promirror.promotion.rules.Person;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what somebody wants to use a code for. */
public final class InquiryReader {

  private static final int MAX_LINES = 100;
  static final long MAX_QUANTITY = 1_000_000;
  static final int MAX_ID = 60;
  static final int MAX_CODE = 80;
  private static final int MAX_ADDRESS = 254;
  private static final int MAX_WHY = 500;

  private InquiryReader() {}

  /**
   * @throws ProblemException if the body can't be accepted
   */
  public static Inquiry read(byte @Nullable [] body) {
    JsonBody json = JsonBody.parse(body);
    String code = json.text("code", MAX_CODE, true);
    Currency currency = currency(json);
    List<Inquiry.Wanted> wanted = wanted(json);
    JsonBody member = json.object("member");
    Person person = member == null ? null : person(member);
    json.check();
    if (code == null) {
      throw new IllegalStateException("check() lets nothing missing pass");
    }
    return new Inquiry(code, wanted, currency, person);
  }

  /** The currency of the prices; null, with a fault or without, leaves it to the community. */
  static @Nullable Currency currency(JsonBody json) {
    return json.parsed(
        "currency",
        false,
        Currencies::parse,
        json.error("currency", "unknown-currency", "It isn't a currency.", "Use ISO 4217: EUR."));
  }

  /** What is about to be bought. */
  static List<Inquiry.Wanted> wanted(JsonBody json) {
    List<Inquiry.Wanted> wanted = new ArrayList<>();
    if (!json.has("lines")) {
      json.fault("lines", "missing", "It is required.", "Say what is about to be bought.");
    }
    for (JsonBody line : json.objects("lines", MAX_LINES)) {
      String offer = line.text("offer", MAX_ID, true);
      Long quantity = line.whole("quantity", 1, MAX_QUANTITY);
      if (offer != null) {
        wanted.add(new Inquiry.Wanted(offer, quantity == null ? 1 : quantity));
      }
    }
    return wanted;
  }

  /** A use given to somebody who should have had it. */
  public record Gift(Person person, String why) {}

  /**
   * Who gets a goodwill code, and for what.
   *
   * @throws ProblemException if the body can't be accepted
   */
  public static Gift gift(byte @Nullable [] body) {
    JsonBody json = JsonBody.parse(body);
    String why = json.text("reason", MAX_WHY, true);
    JsonBody member = json.object("member");
    if (member == null && !json.has("member")) {
      json.fault("member", "missing", "It is required.", "Say who gets it.");
    }
    Person person = member == null ? null : person(member);
    json.check();
    if (why == null || person == null) {
      throw new IllegalStateException("check() lets nothing missing pass");
    }
    return new Gift(person, why);
  }

  /** Who it is about; null, and a fault, if nothing says it. */
  private static @Nullable Person person(JsonBody member) {
    String customer = member.text("customer", 255, false);
    String email = member.text("email", MAX_ADDRESS, false);
    if (customer != null && !customer.startsWith("cus_")) {
      member.fault(
          "customer",
          "customer-form",
          "It isn't the id of a customer at Stripe.",
          "Use an id that begins with cus_.");
    }
    if (email != null && (email.indexOf('@') < 1 || email.indexOf(' ') >= 0)) {
      member.fault("email", "email-form", "It isn't an e-mail address.", "Write name@example.com.");
    }
    if (customer == null && email == null) {
      member.fault(
          "customer", "nobody", "Nobody is named.", "Give customer, email or both, or no member.");
      return null;
    }
    return new Person(customer, email);
  }
}
