/** Offers: the products and prices a community sells, kept in step with its connected account. */
@NullMarked
package dev.promirror.catalog;

import org.jspecify.annotations.NullMarked;
