package dev.promirror.standins.emulator.contract;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.AccountCreateParams;
import dev.promirror.standins.emulator.EmulatorControl;
import dev.promirror.standins.emulator.EmulatorOptions;
import dev.promirror.standins.emulator.StripeEmulator;
import dev.promirror.standins.emulator.shape.CheckedClient;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which Stripe is asked, and as whom: the one the environment names, or an emulator of our own.
 *
 * @param url where it listens
 * @param client says what answers are unlike Stripe's if it asks the emulator
 * @param account a connected account
 */
record StripeUnderTest(String url, StripeClient client, String account) {

  private static @Nullable StripeUnderTest shared;

  /** The one all tests share, each with names of its own. */
  static synchronized StripeUnderTest shared() throws StripeException {
    if (shared == null) {
      shared = start();
    }
    return shared;
  }

  private static StripeUnderTest start() throws StripeException {
    String key = System.getenv("STRIPE_CONTRACT_KEY");
    if (key == null) {
      return of(StripeEmulator.start(EmulatorOptions.inMemory(Path.of("stripe-fixtures"), null)));
    }
    String url = named("STRIPE_CONTRACT_URL", "https://api.stripe.com");
    var client =
        StripeClient.builder().setApiKey(key).setApiBase(url).setMaxNetworkRetries(2).build();
    return new StripeUnderTest(url, client, named("STRIPE_CONTRACT_ACCOUNT", null));
  }

  private static String named(String variable, @Nullable String otherwise) {
    String value = System.getenv(variable);
    if (value != null) {
      return value;
    }
    if (otherwise == null) {
      throw new IllegalStateException(variable + " must be set beside STRIPE_CONTRACT_KEY");
    }
    return otherwise;
  }

  /** An account of this emulator, ready to sell. */
  static StripeUnderTest of(StripeEmulator emulator) throws StripeException {
    var client =
        StripeClient.builder()
            .setApiKey("sk_test_emulator_gl")
            .setApiBase(emulator.url())
            .setMaxNetworkRetries(0)
            .setHttpClient(new CheckedClient())
            .build();
    var country = AccountCreateParams.builder().setCountry("US").build();
    String account = client.v1().accounts().create(country).getId();
    try (var control = new EmulatorControl(emulator.url())) {
      control.owner().completeOnboarding(account);
    }
    return new StripeUnderTest(emulator.url(), client, account);
  }
}
