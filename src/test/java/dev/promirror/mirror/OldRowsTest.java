package dev.promirror.mirror;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.mirror.plan.Allowance;
import dev.promirror.mirror.plan.CouponPlan;
import dev.promirror.mirror.plan.Difference;
import dev.promirror.mirror.plan.Operation;
import dev.promirror.mirror.plan.Planner;
import dev.promirror.mirror.terms.CouponWish;
import dev.promirror.mirror.terms.StripeTerms;
import dev.promirror.money.Amounts;
import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.PromotionFixture;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.standins.database.Cluster;
import dev.promirror.standins.database.RegionDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows from before anything could be edited mean the same after all migrations since. */
class OldRowsTest {

  private static final String COMMUNITY = "gl-3f-01jdd5m3x8k7v0q2w9c4n6t1az";
  private static final RegionDatabase.Passwords PASSWORDS =
      new RegionDatabase.Passwords("owner1", "application1");
  private static final Deadline END =
      new Deadline(LocalDate.of(2027, 8, 31), null, ZoneId.of("Europe/Lisbon"));

  private static final String ROWS =
      """
      insert into coupon values
        (':community', 'SUMMER', 'Summer', 12.50, null, null, 'REPEATING', 3, 500, '2027-08-31', null,
         'Europe/Lisbon', '2027-08-31T23:00:00Z', now(), null, 1, 1, 'IN_SYNC', null, null),
        (':community', 'FIVE', 'Five', null, 500, 'EUR', 'FOREVER', null, null, null, null, null, null,
         now(), null, 1, 1, 'IN_SYNC', null, null),
        (':community', 'OLD', 'Old', 20.00, null, null, 'ONCE', null, 0, null, null, null, null,
         now(), now(), 2, 1, 'PENDING', 'The account isn''t ready.', null);
      insert into coupon_incarnation values
        (':community', 'SUMMER', 1, 'SUMMER', 7, now(), null),
        (':community', 'FIVE', 1, 'FIVE', 0, now(), null);
      insert into promo_code values
        (':community', 'code-1', 'SUMMER', 'Sunny-20', 'sunny-20', 'Readers', 'readers', true, 20,
         '2027-08-31', null, 'Europe/Lisbon', '2027-08-31T23:00:00Z', 7, now(), null, null, 1, 1,
         'IN_SYNC', null, null),
        (':community', 'code-2', 'FIVE', 'FIVER', 'fiver', 'FIVER', 'fiver', false, null, null, null,
         null, null, 0, now(), null, null, 2, 2, 'IN_SYNC', null, null),
        (':community', 'code-3', 'FIVE', 'GONE', 'gone', 'GONE', 'gone', true, 1, null, null, null,
         null, 1, now(), null, now(), 1, 1, 'IN_SYNC', null, null),
        (':community', 'code-4', 'OLD', 'GONE', 'gone', 'GONE', 'gone', true, null, null, null, null,
         null, 0, now(), now(), null, 2, 2, 'IN_SYNC', null, null);
      insert into promo_code_incarnation values
        (':community', 'code-1', 1, 'promo_1', true, 7, now(), null),
        (':community', 'code-2', 1, 'promo_2', false, 0, now(), null),
        (':community', 'code-3', 1, 'promo_3', false, 1, now(), null);
      insert into sale values
        (':community', 'cs_1', 'ONE_TIME', now(), '2026-11-01', 'EUR', 2000, 250, 1750, null, now());
      insert into sale_discount values
        (':community', 'cs_1', 'li_1', 'di_1', 'SUMMER', 'code-1', 'SUMMER', 'promo_1', now(), 250, 1750,
         'EUR');
      insert into attempt values
        (':community', 'pm-1', 'coupon', 'OLD', 'POST', '/v1/coupons', 'id=OLD', now(), false, null, null,
         now());
      """;

  @TempDir private Path folder;

  @Test
  void rowsMeanWhatTheyMeant() throws SQLException {
    try (Cluster cluster = Cluster.scratch(folder.resolve("log"))) {
      RegionDatabase database = RegionDatabase.ensure(cluster, "promirror_gl", PASSWORDS);
      migrate(database, "7");
      try (Connection connection = database.superuser();
          Statement statement = connection.createStatement()) {
        statement.execute(ROWS.replace(":community", COMMUNITY));
        migrate(database, "latest");

        assertCoupons(statement);
        assertCodes(statement);
        assertEquals(
            List.of(List.of("SUMMER", "EUR", "1", "250")),
            rows(statement, "select coupon_id, currency, uses, discount from coupon_total"));
        assertEquals(
            List.of(List.of("pm-1", "t")),
            rows(statement, "select key, sent_at is not null from attempt"));
        assertEquals(
            List.of(),
            rows(
                statement,
                "select c.relname from pg_class c join pg_policy p on p.polrelid = c.oid"
                    + " where not (c.relrowsecurity and c.relforcerowsecurity)"));
      }
    }
  }

  private static void assertCoupons(Statement statement) throws SQLException {
    assertEquals(
        List.of(
            List.of("FIVE", "500", "EUR", "FOREVER", "-", "-", "ALL", "EVERYONE", "1", "t"),
            List.of("OLD", "-", "-", "ONCE", "-", "0", "ALL", "EVERYONE", "2", "t"),
            List.of("SUMMER", "-", "-", "REPEATING", "3", "500", "ALL", "EVERYONE", "1", "t")),
        rows(
            statement,
            "select id, amount, currency, duration, duration_count, redemption_limit, scope,"
                + " audience, revision, state_until <= now() from coupon order by id"));
    CouponTerms summer =
        CouponTerms.of(
                "Summer",
                new Benefit.PercentOff(new Percentage(new BigDecimal("12.5"))),
                new CouponDuration.Months(3))
            .limitedTo(500L)
            .endingAt(END);
    CouponTerms five =
        CouponTerms.of(
            "Five",
            new Benefit.AmountOff(Money.of(500, "EUR"), Amounts.NONE),
            new CouponDuration.Forever());
    assertFits(statement, "SUMMER", 7, summer);
    assertFits(statement, "FIVE", 0, five);
  }

  /** The mirror would leave what Stripe has. */
  private static void assertFits(Statement statement, String id, long uses, CouponTerms terms)
      throws SQLException {
    String built =
        rows(statement, "select terms from coupon_incarnation where coupon_id = '" + id + "'")
            .getFirst()
            .getFirst();
    CouponWish.Wanted wish =
        assertInstanceOf(CouponWish.Wanted.class, StripeTerms.of(terms, List.of(), true, false));
    Incarnation made =
        new Incarnation(
            id,
            1,
            id,
            true,
            uses,
            null,
            new Incarnation.Built(built, null, null, null, null, false));
    assertTrue(CouponPlan.fitting(wish, List.of(made)).isPresent(), built);
  }

  private static void assertCodes(Statement statement) throws SQLException {
    assertEquals(
        List.of(
            List.of("code-1", "[{\"uses\": 20, \"coupon\": \"SUMMER\"}]", "t", "EVERYWHERE", "-"),
            List.of("code-2", "[{\"uses\": null, \"coupon\": \"FIVE\"}]", "f", "EVERYWHERE", "-"),
            List.of("code-3", "[{\"uses\": 1, \"coupon\": \"FIVE\"}]", "t", "EVERYWHERE", "-"),
            List.of("code-4", "[{\"uses\": null, \"coupon\": \"OLD\"}]", "t", "EVERYWHERE", "-")),
        rows(
            statement,
            "select id, steps, wanted_active, door, customer from promo_code"
                + " where not draft and case_policy = 'IGNORE_CASE' order by id"));
    List<List<String>> made =
        rows(
            statement,
            "select promo_code_id, terms, stripe_coupon, max_redemptions, details, switched"
                + " from promo_code_incarnation order by 1");
    assertEquals(List.of("code-2", "code=FIVER", "FIVE", "-", "", "-"), made.get(1));
    assertEquals(List.of("code-3", "code=GONE", "FIVE", "1", "", "-"), made.get(2));
    List<String> first = made.getFirst();
    assertEquals(List.of("SUMMER", "20", "", "-"), first.subList(2, 6));

    PromoCodeTerms terms = PromoCodeTerms.of(new CodeText("Sunny-20"), "SUMMER");
    CouponTerms coupon =
        CouponTerms.of(
                "Summer",
                new Benefit.PercentOff(new Percentage(new BigDecimal("12.5"))),
                new CouponDuration.Months(3))
            .endingAt(END);
    Operation next =
        Planner.next(
                new Difference.OfCode(
                    PromotionFixture.aCode("code-1", terms),
                    StripeTerms.of(terms, coupon, true),
                    new Allowance(20L, null, Set.of("SUMMER"), null),
                    List.of(
                        new Incarnation(
                            "code-1",
                            1,
                            "promo_1",
                            true,
                            7,
                            null,
                            new Incarnation.Built(first.get(1), "", "SUMMER", 20L, null, false))),
                    "SUMMER",
                    false,
                    false,
                    null,
                    null))
            .orElseThrow();
    assertInstanceOf(Operation.SwitchOn.class, next, "told again, not replaced");
  }

  private static void migrate(RegionDatabase database, String target) {
    Map<String, String> settings = database.settings("gl");
    Flyway.configure()
        .dataSource(
            requireNonNull(settings.get("quarkus.flyway.gl.jdbc-url")),
            requireNonNull(settings.get("quarkus.flyway.gl.username")),
            requireNonNull(settings.get("quarkus.flyway.gl.password")))
        .locations("classpath:db/migration")
        .placeholders(Map.of("app_role", RegionDatabase.APPLICATION))
        .target(target)
        .load()
        .migrate();
  }

  /** All as texts; what is null is a dash. */
  private static List<List<String>> rows(Statement statement, String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          String value = result.getString(i);
          row.add(value == null ? "-" : value);
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
