package dev.promirror.crash;

import java.util.Locale;

/** Where a gateway can be caught, and whether something is under way at Stripe there. */
enum KillPoint {
  /** Work was leased, nothing of it is done. */
  LEASED,
  /** The attempt is written, its transaction not committed. */
  BEGUN,
  /** The attempt is committed, nothing is sent. */
  COMMITTED,
  /** The request is on its way and never arrives. */
  LOST,
  /** The request is on its way and arrives after the next gateway has started. */
  LATE,
  /** Stripe has done it, its answer is on its way. */
  SENT,
  /** The answer is here, nothing of it is noted. */
  ANSWERED,
  /** The outcome is written, its transaction not committed. */
  RECORDING,
  /** The outcome is committed. */
  RECORDED,
  /** What needs nothing of Stripe is written, its transaction not committed. */
  NOTED,
  /** An event of Stripe is applied, its transaction not committed. */
  HEARD,
  /** The work is done, its lease not released. */
  RELEASING,
  /** At no special place: some moment after an owner's act. */
  ANYWHERE;

  /** As rules and reports call it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static KillPoint of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Whether it is between the gateway and Stripe, where the gateway itself notices nothing. */
  boolean onTheWire() {
    return this == LOST || this == LATE || this == SENT;
  }

  /** Whether what passes it is a write at Stripe. */
  boolean ofWrites() {
    return switch (this) {
      case BEGUN, COMMITTED, LOST, LATE, SENT, ANSWERED, RECORDING, RECORDED -> true;
      case LEASED, NOTED, HEARD, RELEASING, ANYWHERE -> false;
    };
  }
}
