package io.illm.lab.report;

/**
 * One thing that went wrong, ready to be told.
 *
 * @param title what should have been
 * @param where the step or study that it belongs to
 * @param anchor the id of its place in the page
 * @param expected the condition, or the exit code
 * @param seen the first line of what was seen instead
 * @param evidence observation, events and logs; may be empty
 */
public record Failure(
    String title, String where, String anchor, String expected, String seen, String evidence) {}
