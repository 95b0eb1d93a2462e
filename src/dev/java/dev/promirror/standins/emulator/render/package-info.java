/** From rows to Stripe's answers: templates, computed fields, expansion, older versions. */
@NullMarked
package dev.promirror.standins.emulator.render;

import org.jspecify.annotations.NullMarked;
