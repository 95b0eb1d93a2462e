package dev.promirror.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedValuesTest {

  @ParameterizedTest
  @ValueSource(strings = {"12.5", " 12,5 ", "12.5 %"})
  void aPercentageIsTakenAsPeopleWriteIt(String typed) {
    assertEquals(new BigDecimal("12.5"), TypedValues.decimal(typed).decimalValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-5", "1e2", "twenty", "1,234"})
  void whatIsNoNumberStaysAText(String typed) {
    assertEquals(typed, TypedValues.decimal(typed).textValue());
  }

  @ParameterizedTest
  @CsvSource({"5,EUR,500", "5.5,EUR,550", "'5,50',EUR,550", "1200,JPY,1200", "1.250,KWD,1250"})
  void aSumIsTakenInTheCurrencysOwnDecimals(String typed, String currency, long minor) {
    assertEquals(minor, TypedValues.minor(typed, currency).longValue());
  }

  @ParameterizedTest
  @CsvSource({"'1,250',EUR", "1.250,EUR", "12.5,JPY", "'',EUR", "99999999999999,EUR"})
  void aSumThatCouldBeMistakenIsNoneAndNeverRounded(String typed, String currency) {
    assertTrue(TypedValues.minor(typed, currency).isTextual());
  }
}
