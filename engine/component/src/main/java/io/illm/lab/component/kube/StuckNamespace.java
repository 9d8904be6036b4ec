package io.illm.lab.component.kube;

/**
 * A namespace that could not be removed.
 *
 * @param name the name of the namespace
 * @param reason the reason why it could not be removed, in words
 */
public record StuckNamespace(String name, String reason) {}
