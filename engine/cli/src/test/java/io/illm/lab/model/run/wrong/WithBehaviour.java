package io.illm.lab.model.run.wrong;

/** Breaks a rule: a result that is no data. */
public final class WithBehaviour {}
