/** What to do at Stripe next, as pure functions of what is wanted and what is there. */
@NullMarked
package dev.promirror.mirror.plan;

import org.jspecify.annotations.NullMarked;
