/** The API of usage: parse, call, render. */
@NullMarked
package dev.promirror.usage.rest;

import org.jspecify.annotations.NullMarked;
