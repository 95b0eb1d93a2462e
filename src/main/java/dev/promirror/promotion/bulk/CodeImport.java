package dev.promirror.promotion.bulk;

import dev.promirror.platform.Caller;
import dev.promirror.platform.FieldError;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.TimeOrderedId;
import dev.promirror.promotion.HeldText;
import dev.promirror.promotion.NewCodes;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.Standings;
import dev.promirror.promotion.wishes.PromoCodeReader;
import dev.promirror.promotion.wishes.Refusals;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings promo codes in by a file: all of them, or none. What is wrong is told line by line, and a
 * dry run tells it without making any.
 */
@ApplicationScoped
public class CodeImport {

  private static final int AT_ONCE = 1_000;

  private final Regions regions;
  private final NewCodes newCodes;
  private final CodeBatches batches;
  private final Standings standings;
  private final PromoCodeReader reader;
  private final TimeOrderedId ids;
  private final Clock clock;

  CodeImport(
      Regions regions,
      NewCodes newCodes,
      CodeBatches batches,
      Standings standings,
      PromoCodeReader reader,
      TimeOrderedId ids,
      Clock clock) {
    this.regions = regions;
    this.newCodes = newCodes;
    this.batches = batches;
    this.standings = standings;
    this.reader = reader;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What a file says.
   *
   * @param codes lines with nothing wrong
   * @param errorCount how many faults there are
   * @param errors the first of them, by their lines
   */
  public record Report(int codes, long errorCount, List<FieldError> errors) {

    public Report {
      errors = List.copyOf(errors);
    }
  }

  /** States are stored, and this makes them those of now: a finished code has let its text go. */
  public void prepare(CommunityId community) {
    standings.catchUp(community);
  }

  /** Says what would come of a file, and makes nothing. */
  public Report check(CommunityId community, String text) {
    prepare(community);
    return regions.in(community, () -> checked(community, text, false));
  }

  /**
   * Makes all codes of a file. {@link #prepare} comes first, since it can't be done within a
   * transaction.
   *
   * @param name what the batch is called
   * @throws ProblemException if anything is wrong; the surrounding transaction rolls back
   */
  public CodeBatch create(CommunityId community, String name, String text, Caller caller) {
    return regions.in(
        community,
        () -> {
          Report report = checked(community, text, true);
          if (report.errorCount() > 0) {
            throw problem(report);
          }
          return made(community, name, text, report.codes(), caller);
        });
  }

  private static ProblemException problem(Report report) {
    String told =
        report.errors().size() < report.errorCount()
            ? "; the first " + report.errors().size() + " are told"
            : "";
    return ProblemException.of(
        ProblemType.INVALID_REQUEST,
        "Nothing was imported. Cells that need a change: " + report.errorCount() + told + ".",
        report.errors());
  }

  private Report checked(CommunityId community, String text, boolean locks) {
    Faults faults = new Faults();
    Texts texts = new Texts();
    var checks = newCodes.checks(community, locks);
    int[] codes = {0};
    new CodeFile(community, reader, text)
        .read(
            AT_ONCE,
            faults,
            lines -> {
              Set<HeldText> held =
                  newCodes.held(
                      community, lines.stream().map(line -> line.terms().code().key()).toList());
              for (CodeFile.Line line : lines) {
                long before = faults.count();
                checks
                    .refusal(line.terms())
                    .ifPresent(
                        refused -> CodeFile.note(line.number(), Refusals.problem(refused), faults));
                taken(line, texts, held, faults);
                codes[0] += faults.count() == before ? 1 : 0;
              }
            });
    return new Report(codes[0], faults.count(), faults.told());
  }

  private static void taken(CodeFile.Line line, Texts texts, Set<HeldText> held, Faults faults) {
    Integer other = texts.add(line);
    if (other != null) {
      faults.add(
          line.number(),
          "code",
          "code-twice",
          "Line " + other + " has this text, too (upper and lower case count as the same).",
          "Give each its own.");
    }
    if (held.stream().anyMatch(it -> it.excludes(line.terms()))) {
      faults.add(
          line.number(),
          "code",
          "code-taken",
          "Another promo code has this text (upper and lower case count as the same).",
          "Choose another text, or archive the other code.");
    }
  }

  /** The texts of a file so far: by each, for whom it is, and the line that says so. */
  private static final class Texts {
    private final Map<String, Map<String, Integer>> lines = new HashMap<>();

    /** A line before this one that excludes it; null if there is none. */
    @Nullable Integer add(CodeFile.Line line) {
      String customer = Objects.requireNonNullElse(line.terms().customer(), "");
      Map<String, Integer> its =
          lines.computeIfAbsent(line.terms().code().key(), key -> new HashMap<>(2));
      Integer other =
          customer.isEmpty() && !its.isEmpty()
              ? its.values().iterator().next()
              : its.getOrDefault(customer, its.get(""));
      its.putIfAbsent(customer, line.number());
      return other;
    }
  }

  private CodeBatch made(
      CommunityId community, String name, String text, int count, Caller caller) {
    String id = "batch-" + ids.next();
    List<PromoCode> first = new ArrayList<>();
    new CodeFile(community, reader, text)
        .read(
            AT_ONCE,
            new Faults(),
            lines -> {
              var wished = lines.stream().map(CodeFile.Line::terms).toList();
              PromoCode one = Refusals.made(newCodes.freed(community, id, wished));
              if (first.isEmpty()) {
                first.add(one);
              }
            });
    PromoCode its = first.getFirst();
    CodeBatch batch = CodeBatch.imported(its, name, count, clock.instant());
    batches.add(batch);
    newCodes.note(its, id, "import", caller, Map.of("name", name, "count", count));
    return batch;
  }
}
