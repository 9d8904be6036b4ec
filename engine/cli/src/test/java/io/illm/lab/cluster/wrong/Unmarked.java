package io.illm.lab.cluster.wrong;

/** Breaks a rule: its package says nothing about null. */
public final class Unmarked {}
