package dev.promirror.promotion;

import java.util.Map;
import java.util.Optional;

/**
 * What an inquiry is judged by, but for the member.
 *
 * @param offers those of the wanted that exist, by id
 * @param code the one its text means
 */
record Dossier(Seller seller, Map<String, AskedOffer> offers, Optional<AskedCode> code) {

  Dossier {
    offers = Map.copyOf(offers);
  }
}
