package io.illm.lab.model.component;

/**
 * A file of a Python wheel, or a folder with its contents, that a recipe adds to an image. Some
 * projects publish their programs for Linux this way.
 *
 * @param wheel the name of the package
 * @param lock the path of a lock in pip's format that has the package, relative to the component's
 *     folder
 * @param path relative to the folder that pip installs the wheel into
 * @param executable whether it may be run; if false, it keeps the mode that pip gives it
 */
public record WheelFile(String wheel, String lock, String path, boolean executable) {}
