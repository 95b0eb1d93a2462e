package dev.promirror.standins.emulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.promirror.standins.emulator.calls.Answer;
import dev.promirror.standins.emulator.calls.Incoming;
import dev.promirror.standins.emulator.calls.StripeApi;
import dev.promirror.standins.emulator.control.Control;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where WireMock hands a request over: mappings name this transformer, and by {@code operation} the
 * call; {@code segment} is where the path names an object, counted from 0, {@code second} where it
 * names another within that.
 */
final class Door implements ResponseDefinitionTransformerV2 {
  /** What the mappings call it. */
  static final String NAME = "stripe-emulator";

  private volatile @Nullable StripeApi stripe;
  private volatile @Nullable Control control;

  void open(StripeApi stripe, Control control) {
    this.stripe = stripe;
    this.control = control;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    return response(
        answer(Target.of(event.getTransformerParameters()), incoming(event.getRequest())));
  }

  /** The answer to a request that is this call. */
  Answer answer(Target target, Incoming request) {
    var stripe = this.stripe;
    var control = this.control;
    if (stripe == null || control == null) {
      return Answer.json(503, "{}");
    }
    return target.operation().equals("control")
        ? control.answer(request)
        : stripe.answer(target.operation(), target.ids(request.path()), request);
  }

  private static Incoming incoming(Request request) {
    String url = request.getUrl();
    int question = url.indexOf('?');
    return new Incoming(
        request.getMethod().getName(),
        question < 0 ? url : url.substring(0, question),
        question < 0 ? "" : url.substring(question + 1),
        request.getBodyAsString(),
        name -> request.containsHeader(name) ? request.getHeader(name) : null);
  }

  private static ResponseDefinition response(Answer answer) {
    var builder = ResponseDefinitionBuilder.responseDefinition().withStatus(answer.status());
    answer.headers().forEach(builder::withHeader);
    if (answer.hangUp()) {
      builder.withFault(Fault.EMPTY_RESPONSE);
    }
    if (answer.delayMillis() > 0) {
      builder.withFixedDelay(answer.delayMillis());
    }
    int length = answer.body().getBytes(StandardCharsets.UTF_8).length;
    if (answer.dripMillis() > 0 && length > 0) {
      builder.withChunkedDribbleDelay(length, answer.dripMillis());
    }
    return builder.withBody(answer.body()).build();
  }
}
