package dev.promirror.usage;

import dev.promirror.region.CommunityId;
import dev.promirror.region.PersonHash;
import dev.promirror.region.Regions;
import dev.promirror.stripe.BookedSale;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who bought, in the one table a person can be erased from; elsewhere a hash stands for them. */
@ApplicationScoped
class People {

  private static final String KEEP =
      """
      insert into person (community_id, person, email, name)
      values (?1, ?2, nullif(?3, ''), nullif(?4, ''))
      on conflict (community_id, person) do update
      set email = coalesce(excluded.email, person.email),
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
        .executeUpdate();
    return person;
  }

  private static String identity(BookedSale sale) {
    BookedSale.Buyer buyer = sale.buyer();
    if (buyer.customer() != null) {
      return "customer " + buyer.customer();
    }
    // A guest without an address is only this sale.
    return buyer.email() == null
        ? "sale " + sale.id()
        : "email " + buyer.email().toLowerCase(Locale.ROOT);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
