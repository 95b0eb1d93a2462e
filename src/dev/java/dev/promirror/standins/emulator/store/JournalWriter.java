package dev.promirror.standins.emulator.store;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes committed changes as lines of a journal. */
final class JournalWriter implements AutoCloseable {
  private final JsonGenerator json;

  JournalWriter(OutputStream out) throws IOException {
    json = Json.generator(out);
  }

  /** One line: the ids given out so far, and what was changed together. */
  void line(long ids, List<Change> changes) throws IOException {
    json.writeStartObject();
    json.writeNumberField("n", ids);
    json.writeArrayFieldStart("c");
    for (var change : changes) {
      write(change);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void write(Change change) throws IOException {
    json.writeStartObject();
    json.writeStringField("s", change.scope());
    json.writeStringField("t", change.table());
    json.writeStringField("i", change.id());
    var row = change.row();
    if (row != null) {
      json.writeNumberField("p", row.position());
      json.writeFieldName("o");
      json.writeTree(row.object());
    }
    json.writeEndObject();
  }

  void flush() throws IOException {
    json.flush();
  }

  /** Flushes; what is written to stays open. */
  @Override
  public void close() throws IOException {
    json.close();
  }
}
