package io.illm.lab.model.component;

import java.util.List;

/**
 * The Debian packages that an image of another kind stands on.
 *
 * @param packages the packages asked for
 * @param lock the path of their lock, relative to the component's folder
 */
public record DebianBase(List<String> packages, String lock) {}
