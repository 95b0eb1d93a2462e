/** What the repository promises beside its code: manifests, the wrapper, the shipped artifact. */
@NullMarked
package dev.promirror.build;

import org.jspecify.annotations.NullMarked;
