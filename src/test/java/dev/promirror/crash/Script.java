package dev.promirror.crash;

import dev.promirror.standins.emulator.store.Fact;
import java.util.List;
import java.util.Set;

/**
 * All that is decided about a world beforehand: the same seed and number give the same.
 *
 * @param replicas how many gateways share the work
 * @param otherwise what nobody could verify about Stripe and is the other way in this world
 * @param steps in their order
 */
record Script(long seed, int number, int replicas, Set<Fact> otherwise, List<Step> steps) {}
