package io.illm.lab.model.component;

import java.util.List;

/**
 * The Debian packages beneath an image of another kind.
 *
 * @param packages the requested packages
 * @param lock the path of their lock, relative to the component's folder
 */
public record DebianBase(List<String> packages, String lock) {}
