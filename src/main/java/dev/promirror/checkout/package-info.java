/** Where a member meets a code: sessions, holds, the code box, running discounts and their ends. */
@NullMarked
package dev.promirror.checkout;

import org.jspecify.annotations.NullMarked;
