/** The API of communities: parse, call, render. */
@NullMarked
package dev.promirror.community.rest;

import org.jspecify.annotations.NullMarked;
