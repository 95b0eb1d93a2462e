package dev.promirror.promotion;

import dev.promirror.region.CommunityId;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;

/** Where nobody keeps member lists, none can be named. */
@ApplicationScoped
@DefaultBean
class NoLists implements KnownLists {

  @Override
  public boolean has(CommunityId community, String list) {
    return false;
  }
}
