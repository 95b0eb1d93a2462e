package dev.promirror.promotion.bulk;

import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import java.util.List;

/** A community's batches as its owner has them, and a hand on the work that makes them. */
final class BatchWorld {

  private final Shop shop;

  BatchWorld(Shop shop) {
    this.shop = shop;
  }

  /** Begins a batch of codes on a coupon; more is what else the body says. */
  String begun(String coupon, int count, String more) {
    return shop.post(
            "/promo-codes/batches",
            "{\"coupon\": \"%s\", \"count\": %d%s}".formatted(coupon, count, more))
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  String made(String coupon, int count, String more) {
    String batch = begun(coupon, count, more);
    await(batch, "MADE");
    return batch;
  }

  void await(String batch, String state) {
    Await.until(() -> state(batch), state::equals);
  }

  String state(String batch) {
    return shop.get("/promo-codes/batches/" + batch).path("state");
  }

  int progress(String batch, String figure) {
    return shop.get("/promo-codes/batches/" + batch).path("progress." + figure);
  }

  /** The texts of a batch, as the database has them. */
  List<String> texts(String batch) {
    return column("code", batch);
  }

  List<String> column(String column, String batch) {
    return Storage.rows(
            shop.region(),
            "select "
                + column
                + " from promo_code where community_id = ? and batch_id = ?"
                + " order by id",
            shop.id(),
            batch)
        .stream()
        .map(List::getFirst)
        .toList();
  }

  /** Nobody works on this kind of work until it is let go. */
  void hold(String kind) {
    Storage.change(
        shop.region(),
        """
        insert into account_work (kind, community_id, wanted, lease_token, lease_until)
        values (?, ?, 0, gen_random_uuid(), 'infinity')
        on conflict (kind, community_id) do update
        set lease_token = excluded.lease_token, lease_until = excluded.lease_until
        """,
        kind,
        shop.id());
  }

  /** Whoever held it is gone, as after a crash. */
  void letGo(String kind) {
    Storage.change(
        shop.region(),
        """
        update account_work set wanted = wanted + 1, lease_until = '-infinity'
        where kind = ? and community_id = ?
        """,
        kind,
        shop.id());
  }
}
