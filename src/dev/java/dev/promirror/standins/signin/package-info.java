/** The OIDC provider of a desk: its people, its page, its tokens. */
@NullMarked
package dev.promirror.standins.signin;

import org.jspecify.annotations.NullMarked;
