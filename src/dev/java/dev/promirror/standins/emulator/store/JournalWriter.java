package dev.promirror.standins.emulator.store;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes committed changes as lines of a journal. */
final class JournalWriter implements AutoCloseable {
  private final OutputStream out;
  private final JsonGenerator json;

  JournalWriter(OutputStream out) throws IOException {
    this.out = out;
    this.json = Json.generator(out);
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
      write(change.table(), row);
    }
    json.writeEndObject();
  }

  private void write(String table, Row row) throws IOException {
    if (Row.isSeldomRead(table)) {
      // The generator is told of a value, and the value itself goes past it.
      json.writeRawValue("");
      json.flush();
      out.write(row.pack());
    } else {
      json.writeTree(row.object());
    }
  }

  /** Flushes; what is written to stays open. */
  @Override
  public void close() throws IOException {
    json.close();
  }
}
