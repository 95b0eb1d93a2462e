package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A subscription somebody wants.
 *
 * @param positions what it bills; what does not recur is on the first invoice only
 * @param discounts the subscription's own, in their order; one that is not stored yet is redeemed
 * @param trialEnd seconds since 1970, or 0 for no trial
 * @param members further members of the subscription, as they stand
 */
public record Order(
    String customer,
    String currency,
    List<Position> positions,
    List<ObjectNode> discounts,
    long trialEnd,
    ObjectNode members) {}
