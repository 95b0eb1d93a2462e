package dev.promirror.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.money.Currencies;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FormWordsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private static String sentence(NewCode form) {
    var words =
        new FormWords(
            Wording.of(FormMessages.class), new DealWords(Wording.of(DealMessages.class)));
    return words.sentence(
        form,
        FormReader.read(Wording.of(RefusalMessages.class), form, Currencies.parse("EUR"), TODAY));
  }

  @Test
  void aFullFormIsOnePlainSentence() {
    var form =
        new NewCode(
            "",
            "Newsletter",
            "SUNNY20",
            "percent",
            "20",
            "",
            "repeating",
            "3",
            "20",
            "2026-12-31",
            true);
    assertEquals(
        "SUNNY20 takes 20 % off for 3 months. It can be used 20 times, until the end of"
            + " 31 Dec 2026.",
        sentence(form));
  }

  @Test
  void anEmptyFormSaysWhatIsMissing() {
    assertEquals(
        "Your code takes a discount you haven’t set yet. It can be used any number of times.",
        sentence(NewCode.blank("")));
  }

  @Test
  void oneUseAndAPausedStartAreToldToo() {
    var form = new NewCode("", "", " ONE ", "amount", "", "5", "forever", "", "1", "", false);
    assertEquals(
        "ONE takes €5.00 off forever. It can be used once. It starts paused.", sentence(form));
  }
}
