package dev.promirror.dashboard;

import dev.promirror.platform.FieldError;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages and the parts of them that refresh by themselves. */
@CheckedTemplate(basePath = "dashboard")
final class Pages {
  private Pages() {}

  static native TemplateInstance communities(Frame frame, List<CommunityRow> communities);

  static native TemplateInstance codes(Frame frame, CodeList list, List<Choice> sorts);

  static native TemplateInstance codes$rows(Frame frame, CodeList list, List<Choice> sorts);

  static native TemplateInstance code(Frame frame, CodePage page, @Nullable Notice said);

  static native TemplateInstance code$live(Frame frame, CodePage page, @Nullable Notice said);

  static native TemplateInstance archive(Frame frame, CodePage page);

  static native TemplateInstance archived(Frame frame, ArchivedPage page);

  static native TemplateInstance codeForm(Frame frame, CodeFormPage page);

  static native TemplateInstance codeForm$advice(Frame frame, CodeFormPage page);

  static native TemplateInstance explain(Frame frame, ExplainPage page);

  static native TemplateInstance many(Frame frame, ManyPage page);

  static native TemplateInstance many$example(Frame frame, ManyPage page);

  static native TemplateInstance batch(Frame frame, ManyRow row, String id, String revision);

  static native TemplateInstance batch$live(Frame frame, ManyRow row, String id, String revision);

  static native TemplateInstance cancelBatch(Frame frame, ManyRow row);

  static native TemplateInstance importCodes(
      Frame frame, @Nullable Notice said, List<FieldError> errors);

  static native TemplateInstance atStripe(Frame frame, AtStripeView view, @Nullable Notice said);

  static native TemplateInstance atStripe$live(
      Frame frame, AtStripeView view, @Nullable Notice said);

  static native TemplateInstance message(Frame frame, PlainMessage message);
}
