package io.illm.lab.report;

/**
 * One failure of a run, in the words of the reports.
 *
 * @param title the sentence that should be true
 * @param where the step or study that it belongs to
 * @param anchor the id of its section in the HTML page
 * @param expected the condition or the exit code
 * @param seen the first line of the result
 * @param evidence the observation, events and logs; may be empty
 */
public record Failure(
    String title, String where, String anchor, String expected, String seen, String evidence) {}
