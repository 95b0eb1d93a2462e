/** Communities and their connected accounts: opening, onboarding, readiness. */
@NullMarked
package dev.promirror.community;

import org.jspecify.annotations.NullMarked;
