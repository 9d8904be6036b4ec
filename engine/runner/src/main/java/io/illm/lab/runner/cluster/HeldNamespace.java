package io.illm.lab.runner.cluster;

/**
 * A namespace that could not be removed.
 *
 * @param name of the namespace
 * @param reason what holds it, in words
 */
public record HeldNamespace(String name, String reason) {}
