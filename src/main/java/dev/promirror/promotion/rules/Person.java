package dev.promirror.promotion.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a member is: Stripe's customer, an e-mail address, or both. Two addresses are one person if
 * they are equal without regard to case and to what follows a {@code +} before the {@code @}; at
 * Gmail, dots before it don't count either and googlemail.com is gmail.com.
 *
 * @param customer {@code cus_…}
 */
public record Person(@Nullable String customer, @Nullable String email) {

  private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");

  /** What they can be known by, each a stable text; to be stored only as a keyed hash. */
  public List<String> identities() {
    List<String> identities = new ArrayList<>();
    if (customer != null) {
      identities.add(customer(customer));
    }
    if (email != null) {
      identities.add("email " + mailbox(email));
    }
    return List.copyOf(identities);
  }

  /** What somebody is known by whom Stripe knows by this id. */
  public static String customer(String id) {
    return "customer " + id;
  }

  /** The address that stands for all spellings of it. */
  public static String mailbox(String email) {
    String plain = email.strip().toLowerCase(Locale.ROOT);
    int at = plain.lastIndexOf('@');
    if (at < 1) {
      return plain;
    }
    String name = plain.substring(0, at);
    String host = plain.substring(at + 1);
    int plus = name.indexOf('+');
    name = plus > 0 ? name.substring(0, plus) : name;
    return GMAIL.contains(host) ? name.replace(".", "") + "@gmail.com" : name + "@" + host;
  }

  /** Masked: a person. */
  @Override
  public String toString() {
    return "Person";
  }
}
