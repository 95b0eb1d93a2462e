package dev.promirror.webhook;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.promirror.community.Communities;
import dev.promirror.region.CommunityId;
import dev.promirror.region.HeldWork;
import dev.promirror.region.Lease;
import dev.promirror.region.Outcome;
import dev.promirror.region.Region;
import dev.promirror.region.Regions;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeAccounts;
import dev.promirror.stripe.StripeEventListener;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.StripePlatform;
import dev.promirror.stripe.Urgency;
import dev.promirror.testing.Await;
import dev.promirror.testing.Hook;
import dev.promirror.testing.Letter;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One slice of applying events, while Stripe is slow, or says no. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class InboxWorkerTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String EVENTS =
      """
      select object, state, attempts from (
        select convert_from(body, 'UTF8')::jsonb #>> '{data,object,id}' as object, state, attempts,
               created_at
        from inbox where community_id = ? and type = 'promotion_code.updated') event
      order by created_at
      """;

  @Inject Regions regions;
  @Inject Communities communities;
  @Inject PendingEvents pending;
  @Inject @All List<StripeEventListener> listeners;

  private final List<String> read = new ArrayList<>();
  private Shop shop;
  private HeldWork work;

  @BeforeEach
  void aTestDoesTheWork() {
    shop = Shop.opened("gl");
    hear(updated("promo_first", 100));
    shop.awaitHeard();
    Storage.change("gl", "delete from inbox where community_id = ?", shop.id());
    work = HeldWork.take(InboxWorker.KIND, CommunityId.of(shop.id()));
  }

  @AfterEach
  void theApplicationDoesTheWorkAgain() {
    work.close();
  }

  @Test
  void whatWasReadBeforeTheLeaseRanShortIsAppliedAndTheRestWaits() {
    hear(updated("promo_a", 30), updated("promo_b", 20), updated("promo_c", 10));
    Lease lease = work.lease(StripeAccount.LONGEST_CALL.plusSeconds(2));

    Outcome outcome =
        slice(
            lease,
            id -> {
              if (id.equals("promo_b")) {
                Await.until(() -> lease.outlives(StripeAccount.LONGEST_CALL), lasts -> !lasts);
              }
            });

    assertInstanceOf(Outcome.More.class, outcome);
    assertEquals(List.of("promo_a", "promo_b"), read);
    assertEquals(
        List.of(
            List.of("promo_a", "APPLIED", "0"),
            List.of("promo_b", "APPLIED", "0"),
            List.of("promo_c", "RECEIVED", "0")),
        events());

    slice(work.lease(LONG), id -> {});

    assertEquals(List.of("promo_a", "promo_b", "promo_c"), read);
    assertEquals(List.of("promo_c", "APPLIED", "0"), events().getLast());
  }

  @Test
  void whatWasReadBeforeStripeHadEnoughIsAppliedAndNotReadAgain() {
    hear(updated("promo_a", 30), updated("promo_b", 20), updated("promo_c", 10));

    Outcome outcome =
        slice(
            work.lease(LONG),
            id -> {
              if (!id.equals("promo_a")) {
                throw new StripeFailure.Throttled("endpoint-rate");
              }
            });

    assertInstanceOf(Outcome.More.class, outcome);
    assertEquals(List.of("promo_a", "promo_b", "promo_b"), read);
    assertEquals(
        List.of(
            List.of("promo_a", "APPLIED", "0"),
            List.of("promo_b", "RECEIVED", "0"),
            List.of("promo_c", "RECEIVED", "0")),
        events());
  }

  @Test
  void aSliceThatCouldReadNothingIsTriedLater() {
    hear(updated("promo_a", 30), updated("promo_b", 20));

    Outcome outcome =
        slice(
            work.lease(LONG),
            id -> {
              throw new StripeFailure.Unknown(true, new IllegalStateException());
            });

    assertInstanceOf(Outcome.Later.class, outcome);
    assertEquals(List.of("promo_a"), read);
    assertEquals(
        List.of(List.of("promo_a", "RECEIVED", "0"), List.of("promo_b", "RECEIVED", "0")),
        events());
  }

  @Test
  void theNewsThatAccessIsGoneOvertakesMoreThanOneBatchOfEarlierEvents() {
    for (int i = 0; i < 41; i++) {
      hear(updated("promo_" + i, 1_000 - i));
    }
    hear(Letter.of("account.application.deauthorized", shop.account(), "{\"id\": \"ca_1\"}"));

    Outcome outcome =
        slice(
            work.lease(LONG),
            id -> {
              throw new StripeFailure.AccessLost();
            });

    assertInstanceOf(Outcome.Later.class, outcome);
    shop.get("").then().body("account.state", equalTo("DEAUTHORISED"));
    assertEquals(41, events().stream().filter(event -> event.contains("RECEIVED")).count());
  }

  private Letter updated(String id, int secondsAgo) {
    return Letter.of("promotion_code.updated", shop.account(), "{\"id\": \"%s\"}".formatted(id))
        .at(Instant.now().minusSeconds(secondsAgo));
  }

  private static void hear(Letter... letters) {
    for (Letter letter : letters) {
      Hook.connect("gl").deliver(letter.body()).then().statusCode(200);
    }
  }

  private List<List<String>> events() {
    return Storage.rows("gl", EVENTS, shop.id());
  }

  /** Works as the application does, at a Stripe that has no object but can be told to fail. */
  private Outcome slice(Lease lease, Consumer<String> onRead) {
    StripeAccount account =
        (StripeAccount)
            Proxy.newProxyInstance(
                StripeAccount.class.getClassLoader(),
                new Class<?>[] {StripeAccount.class},
                (proxy, method, arguments) -> {
                  String id = (String) arguments[0];
                  read.add(id);
                  onRead.accept(id);
                  return Optional.empty();
                });
    StripeAccounts stripe =
        new StripeAccounts() {
          @Override
          public StripeAccount of(Region region, String id, Urgency urgency) {
            return account;
          }

          @Override
          public StripePlatform platform(Region region) {
            throw new AssertionError("nothing of the platform is read");
          }
        };
    return new InboxWorker(regions, communities, pending, new Reads(stripe), listeners).work(lease);
  }
}
