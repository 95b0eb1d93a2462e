package dev.promirror.standins.emulator.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Paging of v2, newest first, 1 to 20 at a time: each page names the addresses of its neighbours.
 */
public record PagesV2(String table, String url) {
  /** What a list takes. */
  public static final Shape SHAPE = Shape.of().may("limit", Kind.INTEGER).may("page", Kind.TEXT);

  private record Token(boolean backwards, long position) {
    static Token read(String page) {
      try {
        var text = new String(Base64.getUrlDecoder().decode(page), StandardCharsets.US_ASCII);
        return new Token(text.startsWith("b"), Long.parseLong(text.substring(1)));
      } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
        throw StripeRefusal.invalid(null, "Invalid page token.");
      }
    }

    String written() {
      String text = (backwards ? "b" : "a") + position;
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** A page of a table's wanted rows. */
  public ObjectNode page(
      Work work,
      Params params,
      Predicate<ObjectNode> wanted,
      Function<ObjectNode, ObjectNode> shown) {
    long limit = params.number("limit", 10);
    if (limit < 1 || limit > 20) {
      throw StripeRefusal.invalid(null, "limit must be between 1 and 20.");
    }
    String page = params.text("page");
    var token = page == null ? null : Token.read(page);
    boolean backwards = token != null && token.backwards();
    var found = find(work, token, wanted, (int) limit + 1);
    boolean more = found.size() > limit;
    var kept = new ArrayList<>(more ? found.subList(0, (int) limit) : found);
    if (backwards) {
      Collections.reverse(kept);
    }
    var list = Json.object();
    var data = list.putArray("data");
    kept.forEach(p -> data.add(shown.apply(work.rows().at(work.scope(), table, p))));
    boolean older = !kept.isEmpty() && (backwards || more);
    boolean newer = !kept.isEmpty() && (backwards ? more : token != null);
    list.put("next_page_url", older ? address(params, false, kept.getLast()) : null);
    list.put("previous_page_url", newer ? address(params, true, kept.getFirst()) : null);
    return list;
  }

  private List<Long> find(
      Work work, @Nullable Token token, Predicate<ObjectNode> wanted, int enough) {
    var all = work.positions(table, null, null);
    Iterable<Long> positions =
        token == null
            ? all.descendingSet()
            : token.backwards()
                ? all.tailSet(token.position(), false)
                : all.headSet(token.position(), false).descendingSet();
    var found = new ArrayList<Long>();
    for (long position : positions) {
      if (wanted.test(work.rows().at(work.scope(), table, position)) && found.size() < enough) {
        found.add(position);
      }
    }
    return found;
  }

  /** The neighbour's address repeats what this call filtered by. */
  private String address(Params params, boolean backwards, long position) {
    var address = new StringBuilder(url + "?page=" + new Token(backwards, position).written());
    params
        .values()
        .forEachEntry(
            (name, value) -> {
              if (value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                  append(address, name + "[" + i + "]", value.get(i).asText());
                }
              } else if (!name.equals("page")) {
                append(address, name, value.asText());
              }
            });
    return address.toString();
  }

  private static void append(StringBuilder address, String name, String value) {
    address
        .append('&')
        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }
}
