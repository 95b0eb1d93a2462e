package dev.promirror.usage;

import dev.promirror.promotion.rules.Person;
import dev.promirror.region.CommunityId;
import dev.promirror.region.PersonHash;
import dev.promirror.region.Regions;
import dev.promirror.stripe.BookedSale;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Who bought, in the one table a person can be erased from; elsewhere a hash stands for them. */
@ApplicationScoped
class People {

  private static final String KEEP =
      """
      insert into person (community_id, person, email, name, email_hash)
      values (?1, ?2, nullif(?3, ''), nullif(?4, ''), case when ?3 = '' then null else ?5 end)
      on conflict (community_id, person) do update
      set email = coalesce(excluded.email, person.email),
          email_hash = coalesce(excluded.email_hash, person.email_hash),
          name = coalesce(excluded.name, person.name)
      """;

  private final Regions regions;
  private final PersonHash hash;

  People(Regions regions, PersonHash hash) {
    this.regions = regions;
    this.hash = hash;
  }

  /** The hash of a sale's buyer, who is kept; Stripe's customer, else the address, is who it is. */
  byte[] of(CommunityId community, BookedSale sale) {
    BookedSale.Buyer buyer = sale.buyer();
    byte[] person = hash.of(community.region(), identity(sale));
    regions
        .session(community)
        .createNativeMutationQuery(KEEP)
        .setParameter(1, community.toString())
        .setParameter(2, person)
        .setParameter(3, orEmpty(buyer.email()))
        .setParameter(4, orEmpty(buyer.name()))
        .setParameter(5, buyer.email() == null ? person : mailbox(community, buyer.email()))
        .executeUpdate();
    return person;
  }

  private byte[] mailbox(CommunityId community, String email) {
    return hash.of(community.region(), new Person(null, email).identities().getFirst());
  }

  private static String identity(BookedSale sale) {
    BookedSale.Buyer buyer = sale.buyer();
    if (buyer.customer() != null) {
      return "customer " + buyer.customer();
    }
    // A guest without an address is only this sale.
    return buyer.email() == null
        ? "sale " + sale.id()
        : new Person(null, buyer.email()).identities().getFirst();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
