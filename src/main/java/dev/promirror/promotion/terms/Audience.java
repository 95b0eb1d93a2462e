package dev.promirror.promotion.terms;

/** Who may use it. */
public sealed interface Audience {

  /** The names of the audiences. */
  enum Kind {
    EVERYONE,
    NEW,
    EXISTING,
    MEMBERS
  }

  /** Its name. */
  default Kind kind() {
    return switch (this) {
      case Everyone everyone -> Kind.EVERYONE;
      case NewCustomers customers -> Kind.NEW;
      case ExistingCustomers customers -> Kind.EXISTING;
      case Members members -> Kind.MEMBERS;
    };
  }

  /** Anybody. */
  record Everyone() implements Audience {}

  /** Who bought nothing in this community yet. */
  record NewCustomers() implements Audience {}

  /** Who bought something in this community before. */
  record ExistingCustomers() implements Audience {}

  /**
   * Who is on a list.
   *
   * @param list the id of the community's member list
   */
  record Members(String list) implements Audience {}
}
