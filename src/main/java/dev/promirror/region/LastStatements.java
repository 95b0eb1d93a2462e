package dev.promirror.region;

import org.hibernate.Session;

/**
 * Statements that belong at the very end of a transaction, because they lock busy rows. Run by
 * descending priority, so that there is one order of locks for everybody: what is written, account
 * work, revisions.
 */
interface LastStatements {

  int WISHES = 2;
  int CHANGES = 1;

  /** Called with everything else written and flushed; the commit follows. */
  void write(Binding binding, Session session);
}
