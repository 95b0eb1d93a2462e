/** Money and time: discounts, purchases, invoices, renewals. */
@NullMarked
package dev.promirror.standins.emulator.billing;

import org.jspecify.annotations.NullMarked;
