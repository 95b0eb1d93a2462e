package dev.promirror.promotion.bulk;

/** Where the texts of a batch come from. */
public enum Origin {
  /** They were drawn. */
  DRAWN,
  /** They were brought in by a file. */
  IMPORTED
}
