package dev.promirror.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * Said of an archived code instead of the form that would edit it.
 *
 * @param path of the code's page
 * @param text what it means and what to do
 * @param key by which a duplicate is made once; null if none can be made
 */
record ArchivedPage(String path, String code, String text, @Nullable String key) {}
