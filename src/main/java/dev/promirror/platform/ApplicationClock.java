package dev.promirror.platform;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one source of business time: injected into code, handed into SQL and to timed work. */
class ApplicationClock {

  @Produces
  @Singleton
  @DefaultBean
  @SuppressWarnings("TimeInStaticInitializer")
  Clock clock() {
    return Clock.systemUTC();
  }
}
