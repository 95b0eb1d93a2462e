package dev.promirror.dashboard;

import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import dev.promirror.promotion.terms.CodeText;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the form of a new code means, as far as it can be understood.
 *
 * @param code the text members type, if it can be one
 * @param percent the discount, if it is a percentage and written
 * @param amount the discount, if it is a sum and written
 * @param months how long it lasts, if it lasts some months and that is written
 * @param limit how often it can be used; none for any number
 * @param ends the last day; none for no end
 * @param errors what can't be understood, in the order of the fields
 */
record CodeDraft(
    @Nullable CodeText code,
    @Nullable Percentage percent,
    @Nullable Money amount,
    @Nullable Integer months,
    @Nullable Long limit,
    @Nullable LocalDate ends,
    List<FormError> errors) {}
