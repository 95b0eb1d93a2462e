package dev.promirror.mirror;

import dev.promirror.stripe.StripeWrite;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Stripe does with coupons and promotion codes, as far as an exchange of them needs it. */
final class PaperStripe {

  /** Stripe said no. */
  static final class No extends RuntimeException {
    final @Nullable String param;

    No(String why, @Nullable String param) {
      super(why);
      this.param = param;
    }
  }

  static final class Code {
    final String id;
    final Map<String, String> made;
    boolean on;
    long count;

    Code(String id, Map<String, String> made) {
      this.id = id;
      this.made = made;
    }

    String text() {
      return made.getOrDefault("code", "").toLowerCase(Locale.ROOT);
    }

    String coupon() {
      return made.getOrDefault("promotion[coupon]", "");
    }

    @Nullable Long max() {
      String max = made.get("max_redemptions");
      return max == null ? null : Long.valueOf(max);
    }
  }

  final Map<String, Map<String, String>> coupons = new LinkedHashMap<>();
  final Map<String, Code> codes = new LinkedHashMap<>();
  private final boolean takesTwins;
  private int nextId = 1;

  PaperStripe(boolean takesTwins) {
    this.takesTwins = takesTwins;
  }

  /** Carries a write out; the id of its object. */
  String execute(StripeWrite write) {
    Map<String, String> parameters = write.parameters();
    boolean ofCode = write.path().startsWith(Writes.CODES);
    if (Writes.deletes(write)) {
      coupons.remove(Writes.stripeId(write));
      return Writes.stripeId(write);
    }
    if (Writes.creates(write)) {
      return ofCode ? create(parameters) : coupon(parameters);
    }
    String id = Writes.stripeId(write);
    if (ofCode) {
      change(Optional.ofNullable(codes.get(id)).orElseThrow(), parameters);
    } else if (!coupons.containsKey(id)) {
      throw new No("no such coupon", "id");
    }
    return id;
  }

  private String coupon(Map<String, String> parameters) {
    String id = parameters.getOrDefault("id", "");
    if (coupons.putIfAbsent(id, parameters) != null) {
      throw new No("taken", "id");
    }
    return id;
  }

  private String create(Map<String, String> parameters) {
    Code code = new Code("promo_" + nextId++, parameters);
    code.on = !"false".equals(parameters.get("active"));
    Map<String, String> coupon = coupons.get(code.coupon());
    if (coupon == null) {
      throw new No("no such coupon", "promotion[coupon]");
    }
    String most = coupon.get("max_redemptions");
    Long max = code.max();
    if (max != null && (max < 1 || (most != null && max > Long.parseLong(most)))) {
      throw new No("limit", "max_redemptions");
    }
    if ((code.on || !takesTwins) && taken(code)) {
      throw new No("taken", "code");
    }
    codes.put(code.id, code);
    return code.id;
  }

  private void change(Code code, Map<String, String> parameters) {
    boolean on = !"false".equals(parameters.getOrDefault("active", Boolean.toString(code.on)));
    if (on && !usable(code)) {
      throw new No("used up", "active");
    }
    if (on && taken(code)) {
      throw new No("taken", "code");
    }
    code.on = on;
  }

  private boolean taken(Code code) {
    return codes.values().stream()
        .anyMatch(it -> it != code && it.text().equals(code.text()) && active(it));
  }

  private boolean usable(Code code) {
    Long max = code.max();
    return coupons.containsKey(code.coupon()) && (max == null || code.count < max);
  }

  boolean active(Code code) {
    return code.on && usable(code);
  }

  List<Code> active() {
    return codes.values().stream().filter(this::active).toList();
  }
}
