package dev.promirror.catalog;

import dev.promirror.region.AccountWork;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.Attempts;
import dev.promirror.stripe.Fetched;
import dev.promirror.stripe.StripeEvent;
import dev.promirror.stripe.StripeEventListener;
import dev.promirror.stripe.StripeRead;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Hears that products and prices changed, and has them read again. Nothing is read for the event
 * itself: all that is read of an account's offers is taken over by one reader, in the order it was
 * read, so events may come in any order, twice or late.
 */
@ApplicationScoped
class CatalogListener implements StripeEventListener {

  private final Looks looks;
  private final AccountWork work;

  CatalogListener(Looks looks, AccountWork work) {
    this.looks = looks;
    this.work = work;
  }

  @Override
  public Set<StripeRead> needed(StripeEvent event) {
    return Set.of();
  }

  @Override
  public void apply(CommunityId community, StripeEvent event, Fetched fetched) {
    switch (event) {
      case StripeEvent.ProductChanged e -> again(community, Look.Kind.PRODUCT, e.header());
      case StripeEvent.PriceChanged e -> again(community, Look.Kind.PRICE, e.header());
      // It may have become ready.
      case StripeEvent.AccountUpdated e -> work.want(CatalogWorker.KIND, community);
      default -> {}
    }
  }

  /**
   * What we wrote ourselves the mirror knows; a new product is read with its prices, of which there
   * are events too.
   */
  private void again(CommunityId community, Look.Kind kind, StripeEvent.Header header) {
    if (!header.object().isEmpty()
        && !header.type().equals("product.created")
        && !Attempts.isOurs(header.requestKey())) {
      looks.want(community, kind, header.object());
      work.want(CatalogWorker.KIND, community);
    }
  }
}
