package dev.promirror.dashboard;

import jakarta.ws.rs.FormParam;
import org.jspecify.annotations.Nullable;

/** The form's fields as a browser sends them; what it leaves out is empty. */
public class NewCodeFields {

  @FormParam("key")
  @Nullable String key;

  @FormParam("name")
  @Nullable String name;

  @FormParam("code")
  @Nullable String code;

  @FormParam("kind")
  @Nullable String kind;

  @FormParam("percent")
  @Nullable String percent;

  @FormParam("amount")
  @Nullable String amount;

  @FormParam("duration")
  @Nullable String duration;

  @FormParam("months")
  @Nullable String months;

  @FormParam("limit")
  @Nullable String limit;

  @FormParam("ends")
  @Nullable String ends;

  @FormParam("active")
  @Nullable String active;

  NewCode form() {
    return new NewCode(
        text(key),
        text(name),
        text(code),
        "amount".equals(kind) ? "amount" : "percent",
        text(percent),
        text(amount),
        text(duration),
        text(months),
        text(limit),
        text(ends),
        active != null);
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed;
  }
}
