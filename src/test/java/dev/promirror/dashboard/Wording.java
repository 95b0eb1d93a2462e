package dev.promirror.dashboard;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Message;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;

/** Message bundles without an application: their own templates, rendered as they stand. */
final class Wording {

  private static final Engine ENGINE = Engine.builder().addDefaults().build();

  private Wording() {}

  static <T> T of(Class<T> bundle) {
    return bundle.cast(
        Proxy.newProxyInstance(
            bundle.getClassLoader(),
            new Class<?>[] {bundle},
            (proxy, method, arguments) -> render(method, arguments)));
  }

  private static String render(Method method, Object[] arguments) {
    TemplateInstance text = ENGINE.parse(method.getAnnotation(Message.class).value()).instance();
    Parameter[] parameters = method.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      text.data(parameters[i].getName(), arguments[i]);
    }
    return text.render();
  }
}
