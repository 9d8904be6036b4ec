package io.illm.lab.model.component;

import java.util.Optional;

/**
 * A file, or a folder with its contents, that a recipe adds to an image.
 *
 * @param module the Go module that ships it, pinned in the component's go.mod; empty for a file in
 *     the component's folder
 * @param path relative to the module's root or to the component's folder
 * @param executable whether it may be run; if false, a file of the component keeps its mode and a
 *     file of a module may not be run
 */
public record FileSource(Optional<String> module, String path, boolean executable) {}
