package dev.promirror.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of a community's promo codes.
 *
 * @param query what was asked for
 * @param revision the ETag of the community's figures when the list was read
 * @param rows one page of codes
 * @param next the address of the next page; none on the last
 * @param states to show alone
 * @param offers to show the codes of alone
 * @param chips the filters that are on
 * @param first whether this is the first page
 */
record CodeList(
    ListQuery query,
    String revision,
    List<CodeRow> rows,
    @Nullable String next,
    boolean first,
    List<Choice> states,
    List<Choice> offers,
    List<Chip> chips) {

  /** The address of all its codes as a file. */
  public String exported() {
    return query.path() + "/codes.csv" + query.start().address().substring(query.path().length());
  }

  /** Whether the community has no code at all, as opposed to none that matches. */
  public boolean untouched() {
    return rows.isEmpty() && first && query.search().isEmpty() && query.filter().isEmpty();
  }
}
