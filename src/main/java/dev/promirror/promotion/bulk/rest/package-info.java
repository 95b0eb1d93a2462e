/** The API of many promo codes at once: parse, call, render. */
@NullMarked
package dev.promirror.promotion.bulk.rest;

import org.jspecify.annotations.NullMarked;
