package dev.promirror.promotion;

import dev.promirror.platform.Caller;
import dev.promirror.platform.TimeOrderedId;
import dev.promirror.promotion.Authored.Reason;
import dev.promirror.promotion.Authored.Refused;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** New codes' texts: suggested from titles, and of copies. */
@ApplicationScoped
public class Copying {

  private static final int AT_ONCE = 50;

  /** After so many numbers any will do. */
  private static final int MOST = 1_000;

  private final Regions regions;
  private final PromoCodes codes;
  private final CodeTexts texts;
  private final Authoring authoring;
  private final TimeOrderedId ids;

  Copying(
      Regions regions, PromoCodes codes, CodeTexts texts, Authoring authoring, TimeOrderedId ids) {
    this.regions = regions;
    this.codes = codes;
    this.texts = texts;
    this.authoring = authoring;
    this.ids = ids;
  }

  /** A text for a title that no unfinished code has: free to change, and free right now. */
  public CodeText suggested(CommunityId community, String title) {
    return regions.in(community, () -> free(community, CodeText.suggested(title)));
  }

  /** Makes a draft that says the same under a text nobody has. */
  public Authored<PromoCode> duplicate(CommunityId community, String id, Caller caller) {
    return regions.in(
        community,
        () -> {
          Optional<PromoCode> code = codes.find(community, id);
          if (code.isEmpty()) {
            return new Refused<>(Reason.NO_SUCH_CODE);
          }
          CodeText text = free(community, code.get().terms().code());
          return authoring.createCode(
              community, code.get().terms().draftAs(text), caller, "duplicate");
        });
  }

  private CodeText free(CommunityId community, CodeText wished) {
    for (int number = 1; number < MOST; number += AT_ONCE) {
      List<CodeText> some = new ArrayList<>();
      for (int i = number; i < number + AT_ONCE; i++) {
        some.add(i == 1 ? wished : wished.numbered(i));
      }
      Set<String> held = texts.held(community, some.stream().map(CodeText::key).toList());
      Optional<CodeText> free =
          some.stream().filter(text -> !held.contains(text.key())).findFirst();
      if (free.isPresent()) {
        return free.get();
      }
    }
    return wished.numbered(Math.floorMod(ids.next().hashCode(), Integer.MAX_VALUE));
  }
}
