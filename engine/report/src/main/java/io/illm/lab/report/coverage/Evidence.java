package io.illm.lab.report.coverage;

import io.illm.lab.report.ClaimState;

/**
 * One claim of a task, with what stands behind it.
 *
 * @param source the experiment's name, or the document's path in the checkout
 * @param claim the check's or the criterion's sentence; of a document, the step or the run that it
 *     names
 * @param run the id of the published run; empty if none shows the claim
 * @param state what the run says
 * @param note why the claim is not proved; empty if it is
 */
public record Evidence(String source, String claim, String run, ClaimState state, String note) {}
