package dev.promirror.region;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configuration of the regions ({@code promirror.*}). */
@ConfigMapping(prefix = "promirror")
interface RegionSettings {

  /** The regions served: {@code gl}, {@code in} or both. There is no default. */
  Optional<List<String>> regions();

  /** By region: what belongs to people's data. */
  Map<String, People> people();

  /** By region: where an API or page request of a region not served here belongs. */
  Map<String, String> cells();

  /** Where browsers reach this installation, without a slash at the end. */
  String publicUrl();

  /** How people are kept apart from ledger and audit. */
  interface People {

    /** Key of the hash that stands for a person; at least 32 characters, one per region. */
    Optional<String> hashKey();
  }
}
