package dev.promirror.dashboard;

/**
 * Why a form wasn't saved although nothing typed is wrong, said above it.
 *
 * @param title one short sentence
 * @param text what it means and what pressing Save again does
 * @param href where to see what is kept now
 * @param label the text of the way there
 */
record FormTold(String title, String text, String href, String label) {}
