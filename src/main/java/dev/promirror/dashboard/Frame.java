package dev.promirror.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * What stands around the content of every page.
 *
 * @param title the page's own title, as the browser's tab shows it
 * @param place the community the page belongs to; none on pages that belong to no community
 * @param person who is signed in, as the identity provider names them; none when signed out
 */
record Frame(String title, @Nullable Place place, @Nullable String person) {}
