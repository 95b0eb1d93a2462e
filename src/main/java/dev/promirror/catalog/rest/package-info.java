/** The API of offers: parse, call, render. */
@NullMarked
package dev.promirror.catalog.rest;

import org.jspecify.annotations.NullMarked;
