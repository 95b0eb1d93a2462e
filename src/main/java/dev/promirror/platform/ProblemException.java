package dev.promirror.platform;

import java.util.List;

/** A request refused, carried from where that is known to where the answer is written. */
public final class ProblemException extends RuntimeException {

  private final ProblemType type;
  private final transient List<FieldError> errors;

  private ProblemException(ProblemType type, String detail, List<FieldError> errors) {
    super(detail, null, false, false);
    this.type = type;
    this.errors = List.copyOf(errors);
  }

  /**
   * @param detail what happened and what to do, for people; never anything of a payment
   */
  public static ProblemException of(ProblemType type, String detail) {
    return new ProblemException(type, detail, List.of());
  }

  /** A refusal whose faults are known one by one. */
  public static ProblemException of(ProblemType type, List<FieldError> errors) {
    String detail =
        errors.size() == 1
            ? "1 field needs a change; see errors."
            : errors.size() + " fields need a change; see errors.";
    return new ProblemException(type, detail, errors);
  }

  /**
   * A refusal with more faults than are told.
   *
   * @param detail says how many
   */
  public static ProblemException of(ProblemType type, String detail, List<FieldError> errors) {
    return new ProblemException(type, detail, errors);
  }

  /** A refusal caused by one field. */
  public static ProblemException of(ProblemType type, FieldError error) {
    return new ProblemException(type, error.message() + " " + error.fix(), List.of(error));
  }

  /** There is no such thing, or it is another's: both answer alike. */
  public static ProblemException notFound() {
    return of(ProblemType.NOT_FOUND, "Check the address; it may belong to another community.");
  }

  /** What kind of refusal. */
  public ProblemType type() {
    return type;
  }

  /** The faults, if they are known one by one. */
  public List<FieldError> errors() {
    return errors;
  }
}
