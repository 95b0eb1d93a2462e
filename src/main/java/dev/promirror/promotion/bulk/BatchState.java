package dev.promirror.promotion.bulk;

/** How far a batch is. */
public enum BatchState {
  /** Its codes are being made. */
  MAKING,
  /** All its codes are there. */
  MADE,
  /** Nothing more is made, and its codes are being archived. */
  CANCELLING,
  /** Its codes are archived. */
  CANCELLED,
  /** Not all its codes could be made; those that were stay. */
  STOPPED;

  /** Whether there is work to do. */
  public boolean isUnderWay() {
    return this == MAKING || this == CANCELLING;
  }
}
