package dev.promirror.standins.emulator.shape;

import com.google.gson.JsonSyntaxException;
import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpURLConnectionClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.util.List;

/**
 * What stripe-java sends and receives with, which fails a test at the first answer Stripe would not
 * shape so.
 */
public final class CheckedClient extends HttpURLConnectionClient {
  @Override
  public StripeResponse request(StripeRequest request) throws ApiConnectionException {
    var answer = super.request(request);
    List<String> differences;
    try {
      differences = Shapes.differences(answer.body());
    } catch (JsonSyntaxException e) {
      // A fault asked for; stripe-java sees it by itself.
      return answer;
    }
    if (!differences.isEmpty()) {
      throw new AssertionError(
          "%s %s answers %d unlike Stripe:\n  %s\n%s"
              .formatted(
                  request.method(),
                  request.url(),
                  answer.code(),
                  String.join("\n  ", differences),
                  answer.body()));
    }
    return answer;
  }
}
