package dev.promirror.promotion;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two who change the same at once: one is told to look again, nothing is lost, nothing hangs. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class EditingRaceTest {

  private static final String WAITING =
      """
      with recursive waiting (pid) as (
        select pid from pg_stat_activity where ?::int = any (pg_blocking_pids(pid))
        union
        select a.pid from pg_stat_activity a
        join waiting w on w.pid = any (pg_blocking_pids(a.pid)))
      select count(*) from waiting
      """;

  private Shop shop;
  private String code;

  @BeforeEach
  void aCodeThatNobodyElseTouches() {
    shop = Shop.ready("gl");
    code = shop.mirroredCode("RACE", 5, "RACED");
    Await.until(() -> shop.get("/coupons/RACE").<String>path("mirror.state"), "IN_SYNC"::equals);
    shop.awaitHeard();
  }

  @ParameterizedTest
  @ValueSource(strings = {"promo_code", "coupon"})
  void ofTwoReplacementsOfOneRevisionOneWinsAndTheOtherIsStale(String table) throws Exception {
    boolean ofCode = table.equals("promo_code");
    String path = ofCode ? "/promo-codes/" + code : "/coupons/RACE";
    String rest = ofCode ? "\"coupon\": \"RACE\", \"code\": \"RACED\"" : "\"percentOff\": 5";
    String etag = shop.get(path).header("ETag");

    List<Response> answers =
        atOnce(
            table,
            ofCode ? code : "RACE",
            () -> shop.put(path, etag, "{\"name\": \"One\", " + rest + "}"),
            () -> shop.put(path, etag, "{\"name\": \"Two\", " + rest + "}"));

    assertEquals(List.of(200, 412), answers.stream().map(Response::statusCode).sorted().toList());
    String winner = answers.get(0).statusCode() == 200 ? "One" : "Two";
    shop.get(path).then().body("name", equalTo(winner)).body("revision", equalTo(2));
  }

  @Test
  void aReplacementNeverUndoesAPauseItsWriterHasNotSeen() throws Exception {
    String path = "/promo-codes/" + code;
    String etag = shop.get(path).header("ETag");

    List<Response> answers =
        atOnce(
            "promo_code",
            code,
            () ->
                shop.put(
                    path, etag, "{\"coupon\": \"RACE\", \"code\": \"RACED\", \"name\": \"Late\"}"),
            () -> shop.post(path + "/pause", ""));

    assertEquals(200, answers.get(1).statusCode());
    boolean replaced = answers.get(0).statusCode() == 200;
    assertEquals(replaced ? 200 : 412, answers.get(0).statusCode());
    shop.get(path)
        .then()
        .body("state", equalTo("PAUSED"))
        .body("name", equalTo(replaced ? "Late" : "RACED"))
        .body("revision", equalTo(replaced ? 3 : 2));
    shop.awaitMirror(code, "IN_SYNC");
    assertEquals(
        0L,
        Stream.of(shop.truth().path("promotion_codes"))
            .flatMap(codes -> codes.valueStream())
            .filter(it -> it.path("active").asBoolean())
            .count());
  }

  /** Both calls reach the row while somebody holds it, and go on at once. */
  private List<Response> atOnce(
      String table, String id, Supplier<Response> one, Supplier<Response> other) throws Exception {
    try (Connection holder = TestWorld.superuser("gl")) {
      holder.setAutoCommit(false);
      try (PreparedStatement lock =
          holder.prepareStatement(
              "select 1 from " + table + " where community_id = ? and id = ? for update")) {
        lock.setString(1, shop.id());
        lock.setString(2, id);
        lock.execute();
      }
      List<CompletableFuture<Response>> calls = Stream.of(one, other).map(this::start).toList();
      String pid = pid(holder);
      Await.until(
          () -> Storage.one("gl", WAITING, pid),
          waiting ->
              Integer.parseInt(waiting) >= calls.size()
                  || calls.stream().anyMatch(CompletableFuture::isDone));
      holder.commit();
      return List.of(calls.get(0).get(), calls.get(1).get());
    }
  }

  private CompletableFuture<Response> start(Supplier<Response> call) {
    return CompletableFuture.supplyAsync(call, task -> Thread.ofVirtual().start(task));
  }

  private static String pid(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return row.getString(1);
    }
  }
}
