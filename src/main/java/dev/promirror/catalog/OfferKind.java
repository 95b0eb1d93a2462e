package dev.promirror.catalog;

/** The lists owners choose offers from; each offer is in one of them. */
public enum OfferKind {
  /** Paid once, also in instalments: it ends by itself. */
  SINGLE,
  /** Renews itself until it is cancelled. */
  RECURRING,
  /** A service or an event, however it is paid. */
  EVENT
}
