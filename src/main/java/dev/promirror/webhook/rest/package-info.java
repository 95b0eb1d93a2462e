/** The addresses Stripe calls. */
@NullMarked
package dev.promirror.webhook.rest;

import org.jspecify.annotations.NullMarked;
