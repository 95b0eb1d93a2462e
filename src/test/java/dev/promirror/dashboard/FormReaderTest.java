package dev.promirror.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormReaderTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private static CodeDraft read(NewCode form, String currency) {
    return FormReader.read(
        Wording.of(RefusalMessages.class), form, Currencies.parse(currency), TODAY);
  }

  private static NewCode percent(String typed) {
    return form("percent", typed, "", "once", "", "", "");
  }

  private static NewCode amount(String typed) {
    return form("amount", "", typed, "once", "", "", "");
  }

  private static NewCode form(
      String kind,
      String percent,
      String amount,
      String duration,
      String months,
      String limit,
      String ends) {
    return new NewCode(
        "key", "Name", "SUNNY", kind, percent, amount, duration, months, limit, ends, true);
  }

  private static List<String> refused(CodeDraft draft) {
    return draft.errors().stream().map(FormError::field).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.5", " 12,5 ", "12.5 %", "12.50"})
  void aPercentageIsTakenAsPeopleWriteIt(String typed) {
    CodeDraft draft = read(percent(typed), "EUR");
    assertEquals(new Percentage(new BigDecimal("12.5")), draft.percent());
    assertEquals(List.of(), draft.errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "100.01", "12.345", "-5", "1e2", "twenty", "1,234"})
  void aPercentageThatIsNoneIsRefusedBesideItsField(String typed) {
    CodeDraft draft = read(percent(typed), "EUR");
    assertNull(draft.percent());
    assertEquals(List.of("percent"), refused(draft));
  }

  @ParameterizedTest
  @CsvSource({"5,EUR,500", "5.5,EUR,550", "'5,50',EUR,550", "1200,JPY,1200", "1.250,KWD,1250"})
  void aSumIsTakenInTheCurrencysOwnDecimals(String typed, String currency, long minor) {
    assertEquals(Money.of(minor, currency), read(amount(typed), currency).amount());
  }

  @ParameterizedTest
  @CsvSource({"'1,250',EUR", "1.250,EUR", "12.5,JPY", "0,EUR", "'',EUR", "1000000,EUR"})
  void aSumThatCouldBeMistakenIsRefusedAndNeverRounded(String typed, String currency) {
    CodeDraft draft = read(amount(typed), currency);
    assertNull(draft.amount());
    assertEquals(List.of("amount"), refused(draft));
  }

  @Test
  void theHelpShowsASumOfThatCurrency() {
    assertEquals(
        "Write 5.00, for example, without separators for thousands.",
        read(amount("x"), "EUR").errors().getFirst().fix());
    assertEquals(
        "Write 5, for example, without separators for thousands.",
        read(amount("x"), "JPY").errors().getFirst().fix());
  }

  @Test
  void whatIsHiddenByAChoiceIsNotLookedAt() {
    NewCode form = form("percent", "20", "rubbish", "forever", "rubbish", "", "");
    assertEquals(List.of(), read(form, "EUR").errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "61", "1.5", "99999999999"})
  void monthsAreAWholeNumberUpToSixty(String typed) {
    NewCode form = form("percent", "20", "", "repeating", typed, "", "");
    assertEquals(List.of("months"), refused(read(form, "EUR")));
  }

  @Test
  void anEmptyLimitIsNone() {
    CodeDraft draft = read(form("percent", "20", "", "once", "", " ", ""), "EUR");
    assertNull(draft.limit());
    assertEquals(List.of(), draft.errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "many", "1000000001"})
  void aLimitIsAWholeNumberOfAtLeastOne(String typed) {
    NewCode form = form("percent", "20", "", "once", "", typed, "");
    assertEquals(List.of("limit"), refused(read(form, "EUR")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AB", "SUNNY 20", "SUNNÝ", "A_B_C"})
  void aCodeIsLettersDigitsAndHyphens(String typed) {
    NewCode form = new NewCode("key", "", typed, "percent", "20", "", "once", "", "", "", true);
    assertEquals(List.of("code"), refused(read(form, "EUR")));
  }

  @Test
  void aNameIsAsLongAsStripeTakes() {
    NewCode form =
        new NewCode("key", "n".repeat(41), "SUNNY", "percent", "20", "", "once", "", "", "", true);
    assertEquals(List.of("name"), refused(read(form, "EUR")));
  }

  @Test
  void fiveYearsAreTheFurthestLastDay() {
    NewCode far = form("percent", "20", "", "once", "", "", "2031-11-21");
    assertEquals(List.of("ends"), refused(read(far, "EUR")));
  }

  @Test
  void todayIsTheEarliestLastDay() {
    NewCode today = form("percent", "20", "", "once", "", "", "2026-11-21");
    assertEquals(TODAY, read(today, "EUR").ends());
    NewCode yesterday = form("percent", "20", "", "once", "", "", "2026-11-20");
    assertEquals(List.of("ends"), refused(read(yesterday, "EUR")));
  }

  @Test
  void allFaultsAreToldAtOnceInTheOrderOfTheFields() {
    NewCode form =
        new NewCode("key", "", " ", "percent", "x", "", "repeating", "", "many", "soon", true);
    assertEquals(List.of("code", "percent", "months", "limit", "ends"), refused(read(form, "EUR")));
  }
}
