/** PostgreSQL from Maven artifacts: one cluster a folder, and in it the databases of a region. */
@NullMarked
package dev.promirror.standins.database;

import org.jspecify.annotations.NullMarked;
