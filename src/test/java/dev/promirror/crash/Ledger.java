package dev.promirror.crash;

import dev.promirror.testing.Storage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The gateway's own storage as the campaign reads it, and lets time pass in it. */
final class Ledger {

  private static final String REGION = "gl";

  private static final String BUSY =
      """
      select 'work ' || kind || ' ' || coalesce(reason, '') from account_work
      where community_id = ? and (wanted > done or lease_token is not null)
      union all select 'attempt ' || purpose || ' ' || method || ' ' || path from attempt
      where community_id = ? and ended_at is null
      union all select 'event ' || type from inbox where community_id = ? and state = 'RECEIVED'
      """;

  private static final List<String> TOLD =
      List.of(
          """
          select id, revision, mirrored_revision, mirror_looks, mirror_state, mirror_reason,
            next_incarnation, told_codes
          from coupon where community_id = ? order by id\
          """,
          """
          select coupon_id, number, stripe_id, terms, details, times_redeemed, made_for, retired_at
          from coupon_incarnation where community_id = ? order by made_at\
          """,
          """
          select id, code, revision, mirrored_revision, mirror_looks, mirror_state, mirror_reason,
            refused_reason
          from promo_code where community_id = ? order by id\
          """,
          """
          select promo_code_id, number, stripe_id, stripe_coupon, max_redemptions, switched, aside,
            times_redeemed, made_for, retired_at
          from promo_code_incarnation where community_id = ? order by made_at\
          """,
          """
          select started_at, key, method, path, form, server_error, ended_at, outcome
          from attempt where community_id = ? order by key\
          """);

  private Ledger() {}

  /** What is still to be done for a community; empty if all is at rest. */
  static List<String> busy(String community) {
    return rows(BUSY, community, community, community).stream().map(List::getFirst).toList();
  }

  /** What storage says about a community's mirror, for a report. */
  static String told(String community) {
    StringBuilder told = new StringBuilder();
    for (String table : TOLD) {
      told.append(table.substring(table.indexOf("from ") + 5).split(" ", 2)[0]).append('\n');
      rows(table, community).forEach(row -> told.append("  ").append(row).append('\n'));
    }
    return told.toString();
  }

  static List<List<String>> rows(String sql, Object... values) {
    return Storage.rows(REGION, sql, values);
  }

  /** What waits for its time need wait no longer. */
  static void waitNoLonger(String community) {
    Storage.change(
        REGION,
        """
        update account_work set not_before = clock_timestamp()
        where community_id = ? and not_before > clock_timestamp()
        """,
        community);
  }

  /** All attempts grow older; right only while nothing of them is on its way. */
  static void age(String community, String interval) {
    Storage.change(
        REGION,
        """
        update attempt set started_at = started_at - ?::interval, sent_at = sent_at - ?::interval,
          ended_at = ended_at - ?::interval
        where community_id = ?
        """,
        interval,
        interval,
        interval,
        community);
  }

  /** All leases run out, for nobody lives who could hold one. */
  static void expireAll() {
    Storage.change(
        REGION,
        "update account_work set lease_until = clock_timestamp() where lease_token is not null");
  }

  /** These leases of the dead run out. */
  static void expire(Set<String> tokens) {
    if (!tokens.isEmpty()) {
      Storage.change(
          REGION,
          """
          update account_work set lease_until = clock_timestamp()
          where lease_token::text = any (string_to_array(?, ','))
          """,
          tokens.stream().sorted().collect(Collectors.joining(",")));
    }
  }
}
