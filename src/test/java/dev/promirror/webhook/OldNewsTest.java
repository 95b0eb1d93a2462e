package dev.promirror.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.region.Region;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was heard and belongs to nobody is forgotten after thirty days, in its own region. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class OldNewsTest {

  @Inject OldNews oldNews;

  @Test
  void whatIsOlderThanThirtyDaysGoesAndTheRestStays() {
    for (String region : List.of("gl", "in")) {
      for (int hours : List.of(30 * 24 - 1, 30 * 24 + 1)) {
        Storage.change(
            region,
            """
            insert into waiting_event (stripe_account, event_id, type, received_at)
            values ('acct_old', ?, 'invoice.paid', now() - ? * interval '1 hour')
            """,
            "evt_old_" + hours,
            hours);
        Storage.change(
            region,
            """
            insert into platform_event (event_id, type, received_at)
            values (?, 'payout.paid', now() - ? * interval '1 hour')
            """,
            "evt_old_" + hours,
            hours);
      }
    }

    oldNews.run(Region.GL);

    for (String table : List.of("waiting_event", "platform_event")) {
      String left =
          "select event_id from %s where event_id like 'evt\\_old\\_%%' order by 1"
              .formatted(table);
      assertEquals(List.of(List.of("evt_old_719")), Storage.rows("gl", left));
      assertEquals(
          List.of(List.of("evt_old_719"), List.of("evt_old_721")), Storage.rows("in", left));
    }
  }
}
