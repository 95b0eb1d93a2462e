package dev.promirror.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.StringJoiner;

/**
 * Search, order, filters and page of a list, all of which live in its address.
 *
 * @param path the list's address without a query
 * @param search what name or code must contain; empty for everything
 * @param sort the order's name in addresses
 * @param standardSort the order that needs no naming
 * @param filter what alone is shown
 * @param after the cursor of the page; empty for the first
 */
record ListQuery(
    String path, String search, String sort, String standardSort, ListFilter filter, String after) {

  /** The shortest address that shows this list again. */
  public String address() {
    var query = new StringJoiner("&", "?", "").setEmptyValue("");
    if (!search.isEmpty()) {
      query.add("search=" + URLEncoder.encode(search, UTF_8));
    }
    if (!sort.equals(standardSort)) {
      query.add("sort=" + sort);
    }
    filter
        .values()
        .forEach((name, value) -> query.add(name + "=" + URLEncoder.encode(value, UTF_8)));
    if (!after.isEmpty()) {
      query.add("after=" + URLEncoder.encode(after, UTF_8));
    }
    return path + query;
  }

  /** The same list from its first page. */
  public ListQuery start() {
    return from("");
  }

  /** The same list from a cursor. */
  public ListQuery from(String cursor) {
    return new ListQuery(path, search, sort, standardSort, filter, cursor);
  }

  /** The same list without one of its filters, from its first page. */
  ListQuery without(String name) {
    return new ListQuery(path, search, sort, standardSort, filter.without(name), "");
  }
}
