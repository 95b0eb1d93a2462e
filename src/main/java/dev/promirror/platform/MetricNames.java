package dev.promirror.platform;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;

/** Holds our own metrics to the list of what telemetry may carry. */
class MetricNames {

  private static final String OURS = "promirror.";

  /** Drops what isn't on the list; the metric stays. */
  @Produces
  @Singleton
  MeterFilter onlyAllowedTags() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        if (!id.getName().startsWith(OURS)) {
          return id;
        }
        List<Tag> allowed =
            StreamSupport.stream(id.getTagsAsIterable().spliterator(), false)
                .filter(tag -> Telemetry.ALLOWED.contains(tag.getKey()))
                .toList();
        return id.replaceTags(allowed);
      }
    };
  }
}
