/** What promo codes brought in: the ledger of booked facts and its totals. */
@NullMarked
package dev.promirror.usage;

import org.jspecify.annotations.NullMarked;
