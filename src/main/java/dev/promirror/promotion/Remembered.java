package dev.promirror.promotion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was read of communities, each with the community's revision from just before it was read. It
 * holds as long as that revision is the community's, so whoever asks says which one that is. What
 * is least used is forgotten first.
 */
final class Remembered<K, V> {

  /** A revision can only fall behind what is remembered if a database was set back. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private record Entry<V>(long revision, V value) {}

  private final Cache<K, Entry<V>> entries;

  /**
   * @param most the weight of all together, at most
   */
  Remembered(long most, ToIntFunction<V> weight) {
    entries =
        Caffeine.newBuilder()
            .maximumWeight(most)
            .weigher((K key, Entry<V> entry) -> weight.applyAsInt(entry.value()))
            .expireAfterWrite(LONGEST)
            .executor(Runnable::run)
            .build();
  }

  /**
   * What is remembered, if it is as new as this revision.
   *
   * @param revision read before
   */
  @Nullable V find(K key, long revision) {
    Entry<V> entry = entries.getIfPresent(key);
    return entry != null && entry.revision() >= revision ? entry.value() : null;
  }

  /**
   * Remembers.
   *
   * @param revision read before the value was: the value may be newer, never older
   */
  void keep(K key, long revision, V value) {
    entries
        .asMap()
        .merge(
            key,
            new Entry<>(revision, value),
            (old, fresh) -> old.revision() > fresh.revision() ? old : fresh);
  }

  /** How much is remembered. */
  long size() {
    entries.cleanUp();
    return entries.estimatedSize();
  }
}
