package dev.promirror.promotion.bulk.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.promirror.promotion.bulk.BatchProgress;
import dev.promirror.promotion.bulk.BatchState;
import dev.promirror.promotion.bulk.CodeBatch;
import dev.promirror.promotion.bulk.CodeBatches;
import dev.promirror.promotion.bulk.Origin;
import dev.promirror.promotion.bulk.StopReason;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A batch in the API.
 *
 * @param name its codes' name, if they share one, else its pattern
 * @param pattern absent if its texts came with a file
 * @param count how many codes it shall have
 * @param firstCode the promo code whose texts alone the others differ in, with its warnings
 * @param reason why it has fewer codes than it shall have
 * @param endedAt when its last work was done
 */
@Schema(examples = BatchJson.EXAMPLE)
record BatchJson(
    String id,
    Origin origin,
    String name,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String pattern,
    int count,
    String firstCode,
    BatchState state,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StopReason reason,
    BatchProgress progress,
    Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant endedAt,
    long revision) {

  static final String EXAMPLE =
      """
      {"id": "batch-01jdd5m3x8k7v0q2w9c4n6t1az", "origin": "DRAWN", "name": "Flyers",
       "pattern": "SUMMER-########", "count": 5000,
       "firstCode": "code-01jdd5m3x8k7v0q2w9c4n6t1az", "state": "MAKING",
       "progress": {"made": 3000, "mirrored": 120, "failed": 0, "used": 1},
       "createdAt": "2026-11-21T03:00:00Z", "revision": 1}
      """;

  static BatchJson of(CodeBatches.View view) {
    CodeBatch batch = view.batch();
    return new BatchJson(
        batch.id(),
        batch.origin(),
        batch.name(),
        batch.pattern().orElse(null),
        batch.wanted(),
        batch.firstCode(),
        batch.state(),
        batch.reason().orElse(null),
        view.progress(),
        batch.createdAt(),
        batch.endedAt().orElse(null),
        batch.revision());
  }
}
