package dev.promirror.stripe.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.region.Region;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.Urgency;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who is left in peace, and for how long. */
class BreakersTest {

  private final AtomicLong now = new AtomicLong();
  private final Breakers breakers = new Breakers(new SimpleMeterRegistry(), now::get);

  private void pass(long millis) {
    now.addAndGet(Duration.ofMillis(millis).toNanos());
  }

  private Breaker of(String account, Urgency urgency) {
    return breakers.of(Region.GL, account, urgency);
  }

  private void fail(String account) {
    assertThrows(
        StripeFailure.Unknown.class,
        () ->
            of(account, Urgency.EDIT)
                .call(
                    () -> {
                      throw new StripeFailure.Unknown(false, new TimeoutException());
                    }));
  }

  private void failTenTimes(String account) {
    for (int i = 0; i < 8; i++) {
      fail(account);
    }
  }

  private void answers(String account) {
    assertEquals("answer", of(account, Urgency.EDIT).call(() -> "answer"));
  }

  private void refused(String account, Urgency urgency) {
    StripeFailure.NotSent notSent =
        assertThrows(StripeFailure.NotSent.class, () -> of(account, urgency).call(() -> "answer"));
    assertTrue(!notSent.ourLimit());
  }

  @Test
  void anAccountThatKeepsFailingIsLeftInPeaceForAtMostASecond() {
    failTenTimes("a");
    refused("a", Urgency.EDIT);
    pass(999);
    refused("a", Urgency.EDIT);
    pass(1);
    answers("a");
    answers("a");
  }

  @Test
  void othersDontNoticeAnAccountThatFails() {
    failTenTimes("a");
    answers("b");
    refused("a", Urgency.EDIT);
    assertEquals("answer", breakers.of(Region.IN, "a", Urgency.EDIT).call(() -> "answer"));
  }

  @Test
  void afterThePauseTheNextFailureBeginsAnother() {
    failTenTimes("a");
    pass(1_000);
    fail("a");
    refused("a", Urgency.EDIT);
  }

  @Test
  void afterThePauseEditsTryAndBulkTricklesUntilStripeAnswers() {
    failTenTimes("a");
    pass(1_000);
    assertThrows(
        StripeFailure.Throttled.class,
        () ->
            of("b", Urgency.EDIT)
                .call(
                    () -> {
                      throw new StripeFailure.Throttled("global-rate");
                    }));
    assertThrows(
        StripeFailure.NotSent.class,
        () ->
            of("a", Urgency.BULK)
                .call(
                    () -> {
                      throw StripeFailure.NotSent.byOurLimit();
                    }));
    refused("a", Urgency.BULK);
    pass(250);
    assertEquals("answer", of("a", Urgency.BULK).call(() -> "answer"));
    assertEquals("answer", of("a", Urgency.BULK).call(() -> "answer"));
  }

  @Test
  void aFewFailuresAmongAnswersOpenNothing() {
    for (int i = 0; i < 50; i++) {
      fail("a");
      answers("a");
    }
    answers("a");
  }

  @Test
  void aRefusalIsAnAnswer() {
    for (int i = 0; i < 20; i++) {
      assertThrows(
          StripeFailure.Refused.class,
          () ->
              of("a", Urgency.EDIT)
                  .call(
                      () -> {
                        throw new StripeFailure.Refused("resource_missing", null);
                      }));
    }
    answers("a");
  }

  @Test
  void aPlatformWhoseAccountsFailAndNoneAnswersIsLeftInPeace() {
    for (String account : new String[] {"a", "b", "c", "d"}) {
      fail(account);
    }
    answers("f");
    for (String account : new String[] {"a", "b", "c", "d"}) {
      fail(account);
    }
    assertEquals("answer", of("g", Urgency.BULK).call(() -> "answer"));
    for (String account : new String[] {"a", "b", "c", "d", "e"}) {
      fail(account);
    }
    refused("g", Urgency.EDIT);
    pass(1_000);
    answers("g");
    answers("h");
  }

  @Test
  void onlyAccountsInTroubleAreRemembered() {
    for (int i = 0; i < 1_000; i++) {
      answers("fine " + i);
    }
    assertEquals(0, breakers.remembered());
    fail("a");
    for (int i = 0; i < 10; i++) {
      answers("a");
    }
    assertEquals(0, breakers.remembered());
    fail("a");
    fail("b");
    pass(61_000);
    answers("c");
    fail("d");
    assertEquals(1, breakers.remembered());
  }
}
