/**
 * What owners ask for, read out of JSON with every fault named, and their refused wishes as
 * problems: one set of rules for the API and the pages.
 */
@NullMarked
package dev.promirror.promotion.wishes;

import org.jspecify.annotations.NullMarked;
