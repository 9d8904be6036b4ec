package io.illm.lab.model.component;

import java.util.Optional;

/**
 * A file, or a folder with all that is in it, that is laid into an image.
 *
 * @param module the Go module that ships it, which the component's go.mod pins; empty for a file of
 *     the component's own
 * @param path relative to the module's root or to the component's folder
 * @param executable whether it may be run; else that is as in the component's folder, and nothing
 *     out of a module may be run
 */
public record FileSource(Optional<String> module, String path, boolean executable) {}
