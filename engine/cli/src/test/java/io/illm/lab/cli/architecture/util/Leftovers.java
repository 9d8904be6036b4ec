package io.illm.lab.cli.architecture.util;

/** Breaks a rule: its package says nothing of what is in it. */
public final class Leftovers {}
