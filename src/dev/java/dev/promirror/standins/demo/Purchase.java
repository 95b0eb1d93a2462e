package dev.promirror.standins.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A purchase to come. */
record Purchase(
    Instant at,
    Place place,
    Plan.Offer offer,
    Plan.@Nullable Code code,
    String name,
    String email) {}
