package dev.promirror.dashboard;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** Files a page offers to keep. */
final class Files {

  static final String CSV = "text/csv";

  private Files() {}

  static Response of(String name, StreamingOutput content) {
    return Response.ok(content, CSV + ";charset=utf-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .build();
  }
}
