package io.illm.lab.model.component;

import java.util.Map;

/**
 * A change to objects that come from upstream.
 *
 * @param path a file with a strategic merge patch or a JSON patch (RFC 6902), relative to the
 *     component's folder
 * @param target which objects, by kustomize's fields such as {@code kind} and {@code name}; empty
 *     where the patch names its object itself
 */
public record Patch(String path, Map<String, String> target) {}
