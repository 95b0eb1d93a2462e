package dev.promirror.promotion.bulk;

import dev.promirror.platform.Page;
import dev.promirror.promotion.PromoCodeQuery;
import dev.promirror.promotion.PromoCodeView;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Promo codes as a file, as many as there are: read some at a time, with no transaction open while
 * somebody takes them.
 */
@ApplicationScoped
public class CodeExport {

  /** How many are read together. */
  public static final int AT_ONCE = 500;

  private final PromoCodes codes;

  CodeExport(PromoCodes codes) {
    this.codes = codes;
  }

  /** Writes a line of titles, and a line for each code of a list. */
  public void write(CommunityId community, PromoCodeQuery list, OutputStream out)
      throws IOException {
    List<CodeColumn> columns = List.of(CodeColumn.values());
    write(out, columns.stream().map(CodeColumn::title).toList());
    String after = null;
    do {
      Page<PromoCodeView> page = codes.list(community, from(list, after));
      for (PromoCodeView view : page.data()) {
        write(out, columns.stream().map(column -> column.write(view)).toList());
      }
      out.flush();
      after = page.next();
    } while (after != null);
  }

  /** Writes the codes of a batch that are there by now, the newest first. */
  public void write(CommunityId community, String batch, OutputStream out) throws IOException {
    var its = new PromoCodeQuery.Filter(null, null, null, null, batch);
    write(community, new PromoCodeQuery(null, PromoCodeQuery.Sort.NEWEST, its, null, AT_ONCE), out);
  }

  /** What can be brought in again, as an empty file. */
  public static String template() {
    return Csv.line(
        Arrays.stream(CodeColumn.values())
            .filter(CodeColumn::isSaid)
            .map(CodeColumn::title)
            .toList());
  }

  private static PromoCodeQuery from(PromoCodeQuery list, @Nullable String after) {
    return new PromoCodeQuery(list.search(), list.sort(), list.filter(), after, AT_ONCE);
  }

  private static void write(OutputStream out, List<String> cells) throws IOException {
    out.write(Csv.line(cells).getBytes(StandardCharsets.UTF_8));
  }
}
