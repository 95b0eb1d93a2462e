package dev.promirror.promotion;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.promotion.terms.CodeText;
import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A coupon is archived while a code is made on it: whichever comes first, no code is left over. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class ArchivingRaceTest {

  private static final String CODE = "{\"coupon\": \"RACE\", \"code\": \"RACED\"}";

  private Shop shop;

  @BeforeEach
  void aCouponThatNobodyElseTouches() {
    shop = Shop.ready("gl");
    shop.coupon("RACE", 5);
    Await.until(() -> shop.get("/coupons/RACE").<String>path("mirror.state"), "IN_SYNC"::equals);
    shop.awaitHeard();
  }

  @Test
  void aCodeWaitsForTheArchivingOfItsCouponAndIsRefused() throws Exception {
    try (Connection archiving = TestWorld.superuser("gl")) {
      archiving.setAutoCommit(false);
      execute(
          archiving,
          """
          update coupon set archived_at = now(), revision = revision + 1
          where community_id = ? and id = 'RACE'
          """,
          shop.id());

      CompletableFuture<Response> making = start(() -> shop.post("/promo-codes", CODE));
      awaitBlocked(pid(archiving), making);
      archiving.commit();

      making
          .get()
          .then()
          .statusCode(409)
          .body("type", equalTo("urn:promirror:problem:coupon-archived"));
    }
    shop.get("/promo-codes").then().body("data", hasSize(0));
  }

  @Test
  void theArchivingOfACouponWaitsForACodeThatIsBeingMadeAndTakesItAlong() throws Exception {
    try (Connection other = TestWorld.superuser("gl")) {
      other.setAutoCommit(false);
      // As if another wanted the same text: the making stops right before the code is written.
      execute(
          other,
          "select pg_advisory_xact_lock(hashtextextended(?, 0))",
          shop.id() + " promo-code " + new CodeText("RACED").key());
      CompletableFuture<Response> making = start(() -> shop.post("/promo-codes", CODE));
      List<String> makings = awaitBlocked(pid(other), making);
      assertEquals(1, makings.size(), "the making holds the coupon and waits for the text");

      CompletableFuture<Response> archiving = start(() -> shop.post("/coupons/RACE/archive", ""));
      awaitBlocked(makings.getFirst(), archiving);
      other.commit();

      making.get().then().statusCode(201);
      archiving.get().then().statusCode(200).body("state", equalTo("ARCHIVED"));
    }
    // Its coupon alone would make it look archived.
    assertEquals(
        List.of(List.of("RACED", "t")),
        Storage.rows(
            "gl",
            "select code, archived_at is not null from promo_code where community_id = ?",
            shop.id()));
  }

  private static CompletableFuture<Response> start(Supplier<Response> call) {
    return CompletableFuture.supplyAsync(call, task -> Thread.ofVirtual().start(task));
  }

  /** The backends that wait for one, as soon as there are any or the call they serve is over. */
  private static List<String> awaitBlocked(String by, CompletableFuture<Response> call) {
    return Await.until(
            () ->
                Storage.rows(
                    "gl",
                    "select pid from pg_stat_activity where ?::int = any(pg_blocking_pids(pid))",
                    by),
            waiting -> !waiting.isEmpty() || call.isDone())
        .stream()
        .map(List::getFirst)
        .toList();
  }

  private static String pid(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return row.getString(1);
    }
  }

  private static void execute(Connection connection, String sql, String value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      statement.execute();
    }
  }
}
