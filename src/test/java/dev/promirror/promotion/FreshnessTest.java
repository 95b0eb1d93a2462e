package dev.promirror.promotion;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A validation knows all that was committed before it was asked, whoever committed it. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class FreshnessTest {

  @Inject SessionFactory sessions;

  private Shop shop;
  private String offer;

  @BeforeEach
  void aShopWithAnOfferAndACode() {
    shop = Shop.ready("gl");
    shop.offer(2500, "eur", null);
    shop.post("/offers/import", "").then().statusCode(202);
    offer = Await.until(() -> shop.get("/offers").<String>path("data[0].id"), id -> id != null);
    shop.coupon("SALE", 10);
    shop.awaitMirror(
        shop.post("/promo-codes", "{\"coupon\": \"SALE\", \"code\": \"SUNNY\", \"limit\": 3}")
            .then()
            .statusCode(201)
            .extract()
            .path("id"),
        "IN_SYNC");
    validate().then().statusCode(200).body("usable", equalTo(true));
    validate().then().statusCode(200).body("estimate.discount.amount", equalTo(250));
  }

  private Response validate() {
    return shop.post(
        "/promo-codes/validate",
        "{\"code\": \"SUNNY\", \"lines\": [{\"offer\": \"%s\"}],".formatted(offer)
            + " \"member\": {\"email\": \"ana@members.example\"}}");
  }

  /** What another replica does: the application's role, in a connection of its own. */
  private Connection elsewhere() throws SQLException {
    Map<String, String> settings = TestWorld.database("gl").settings("gl");
    Connection connection =
        DriverManager.getConnection(
            settings.get("quarkus.datasource.gl.jdbc.url"),
            settings.get("quarkus.datasource.gl.username"),
            settings.get("quarkus.datasource.gl.password"));
    connection.setAutoCommit(false);
    return connection;
  }

  private static void change(Connection connection, String community, String sql)
      throws SQLException {
    try (PreparedStatement bind =
        connection.prepareStatement("select set_config('app.communities', ?, true)")) {
      bind.setString(1, community);
      bind.execute();
    }
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      assertEquals(1, change.executeUpdate(), sql);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          update promo_code set wanted_active = false | paused
          update promo_code set draft = true | not-published
          update promo_code set times_redeemed = 3 | exhausted
          update coupon set redemption_limit = 0 | exhausted
          update coupon set archived_at = now() | archived
          update coupon set scope = 'ONLY', scope_offers = '{}' | wrong-offer
          update connected_account set state = 'ONBOARDING' | account-not-ready
          update promo_code_incarnation set aside = true, active = false | retry
          update coupon_incarnation set times_redeemed = 9 | usable
          insert into code_total select community_id, id, 'EUR', 2, 2, 0, 0, 0 from promo_code | usable
          """)
  void aChangeOfAnotherReplicaIsSeenByTheNextValidation(String sql, String says)
      throws SQLException {
    try (Connection other = elsewhere()) {
      change(other, shop.id(), sql);
      validate().then().body("usable", equalTo(true));
      other.commit();
    }

    assertEquals(says.equals("usable"), validate().<Boolean>path("usable"));
    assertEquals(says.equals("usable") ? null : says, validate().<String>path("reason.code"));
  }

  @Test
  void aLimitUsedUpElsewhereIsSeen() throws SQLException {
    try (Connection other = elsewhere()) {
      for (int uses = 1; uses <= 3; uses++) {
        validate().then().body("usable", equalTo(true));
        change(
            other,
            shop.id(),
            uses == 1
                ? "insert into code_total select community_id, id, 'EUR', 1, 1, 0, 0, 0"
                    + " from promo_code"
                : "update code_total set uses = uses + 1");
        other.commit();
      }
    }

    validate().then().body("reason.code", equalTo("exhausted"));
  }

  @Test
  void anOfferArchivedElsewhereIsNotSoldAnyMore() throws SQLException {
    try (Connection other = elsewhere()) {
      change(other, shop.id(), "update offer set archived_at = now(), archived_by = 'HERE'");
      other.commit();
    }

    validate().then().statusCode(422).body("errors[0].code", equalTo("unknown-offer"));
  }

  @Test
  void everyCommittedPriceIsSeenAtOnceWhileOthersAsk() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    List<CompletableFuture<?>> others = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      others.add(
          inTheBackground(
              () -> {
                while (!done.get()) {
                  validate().then().statusCode(200);
                }
                return true;
              }));
    }
    try (Connection other = elsewhere()) {
      for (int price = 1000; price < 1040; price++) {
        change(other, shop.id(), "update offer set amount = " + price);
        other.commit();
        assertEquals(price, validate().<Integer>path("estimate.subtotal.amount"));
      }
    } finally {
      done.set(true);
    }
    CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).get();
  }

  @Test
  void validationsThatWaitShareTheirStatements() throws Exception {
    Statistics statistics = sessions.getStatistics();
    List<CompletableFuture<Response>> asked;
    statistics.setStatisticsEnabled(true);
    try (Connection blocked = blocked()) {
      asked = askThirty();
      statistics.clear();
      blocked.commit();
      asked.forEach(answer -> answer.join().then().body("usable", equalTo(true)));
    } finally {
      statistics.setStatisticsEnabled(false);
    }

    // Alone, each would ask for revision, figures and lists. Other work runs beside them.
    long its =
        Arrays.stream(statistics.getQueries())
            .filter(sql -> sql.contains("community_revision") || sql.contains("asked"))
            .mapToLong(sql -> statistics.getQueryStatistics(sql).getExecutionCount())
            .sum();
    assertTrue(its > 0 && its < asked.size(), () -> its + " statements");
  }

  @Test
  void allThatWaitForALostDatabaseAreToldAndTheNextIsAnswered() throws Exception {
    try (Connection blocked = blocked()) {
      List<CompletableFuture<Response>> asked = askThirty();
      Await.until(
          () -> {
            Storage.rows(
                "gl",
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'
                """);
            return asked.stream().filter(CompletableFuture::isDone).count();
          },
          count -> count == asked.size());
      asked.forEach(
          answer -> answer.join().then().statusCode(503).contentType("application/problem+json"));
      blocked.commit();
    }

    validate().then().statusCode(200).body("usable", equalTo(true));
  }

  /** Nobody reads a revision until this commits. */
  private Connection blocked() throws SQLException {
    Connection connection = TestWorld.superuser("gl");
    connection.setAutoCommit(false);
    try (PreparedStatement lock =
        connection.prepareStatement("lock table community_revision in access exclusive mode")) {
      lock.execute();
    }
    return connection;
  }

  /** Returns once they wait for the database, or for those who do. */
  private List<CompletableFuture<Response>> askThirty() throws InterruptedException {
    List<CompletableFuture<Response>> asked =
        IntStream.range(0, 30).mapToObj(i -> inTheBackground(this::validate)).toList();
    Thread.sleep(1_000);
    assertEquals(0, asked.stream().filter(CompletableFuture::isDone).count());
    return asked;
  }

  private static <T> CompletableFuture<T> inTheBackground(java.util.function.Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task));
  }
}
