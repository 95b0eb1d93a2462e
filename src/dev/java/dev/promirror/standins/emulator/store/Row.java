package dev.promirror.standins.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stored object. Never changed in place; a change stores another row with the same position. Of
 * objects that are many and seldom read only their JSON is kept once it is in the journal.
 */
final class Row {
  private static final Set<String> SELDOM_READ = Set.of("events", "idempotency_keys");

  private final long position;
  private final String id;
  private final @Nullable Long due;
  private volatile @Nullable ObjectNode object;
  private volatile byte @Nullable [] packed;
  private volatile @Nullable WeakReference<ObjectNode> unpacked;

  /**
   * A row.
   *
   * @param position where it stands in its table's order of creation
   * @param object members beginning with {@code _} are the emulator's own, with {@code ~} appear
   *     only when expanded; {@code _due} is when (seconds since 1970) time must look at the row
   */
  Row(long position, ObjectNode object) {
    this.position = position;
    this.object = object;
    this.id = object.path("id").asText();
    this.due = object.hasNonNull("_due") ? Long.valueOf(object.path("_due").asLong()) : null;
  }

  /** Whether a table's rows are to be packed. */
  static boolean isSeldomRead(String table) {
    return SELDOM_READ.contains(table);
  }

  long position() {
    return position;
  }

  String id() {
    return id;
  }

  /** When time must look at it, in seconds since 1970, or null. */
  @Nullable Long due() {
    return due;
  }

  /** What is stored; not to be changed. */
  ObjectNode object() {
    var plain = object;
    if (plain != null) {
      return plain;
    }
    var remembered = unpacked;
    var former = remembered == null ? null : remembered.get();
    return former == null ? unpack() : former;
  }

  private ObjectNode unpack() {
    byte[] bytes = Objects.requireNonNull(packed);
    var read = Json.read(bytes, 0, bytes.length, () -> new IllegalStateException("no JSON: " + id));
    unpacked = new WeakReference<>(read);
    return read;
  }

  /** Keeps nothing but the JSON, which it returns. */
  byte[] pack() {
    byte[] bytes = packed;
    if (bytes == null) {
      bytes = Json.bytes(object());
      packed = bytes;
      object = null;
    }
    return bytes;
  }
}
