package dev.promirror.dashboard;

import java.util.List;

/**
 * A change that was made.
 *
 * @param when in the community's zone
 * @param what was done, and in which role
 * @param details field by field
 */
record ChangeLine(Moment when, String what, List<String> details) {}
