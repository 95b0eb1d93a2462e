/** Where data lives and how it is written: regions, transactions, account work, keys and audit. */
@NullMarked
package dev.promirror.region;

import org.jspecify.annotations.NullMarked;
