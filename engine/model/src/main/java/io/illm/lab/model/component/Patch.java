package io.illm.lab.model.component;

import java.util.Map;

/**
 * A change to upstream's objects.
 *
 * @param path a file with a strategic merge patch or a JSON patch (RFC 6902), relative to the
 *     component's folder
 * @param target the objects to change, in kustomize's fields such as {@code kind} and {@code name};
 *     empty if the patch names its object itself
 */
public record Patch(String path, Map<String, String> target) {}
