package dev.promirror.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * A message across the page.
 *
 * @param tone {@code info}, {@code good}, {@code warn} or {@code bad}; also told by an icon
 * @param title one short sentence
 * @param text what it means and what to do
 * @param action where to do it; none where nothing can be done here
 */
record Notice(String tone, String title, String text, @Nullable Action action) {

  /**
   * Something to press.
   *
   * @param label the button's text
   * @param href the address it leads to
   */
  record Action(String label, String href) {}
}
