/** Where the gateway's process begins and ends; nobody imports it. */
@NullMarked
package dev.promirror;

import org.jspecify.annotations.NullMarked;
