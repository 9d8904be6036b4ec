package io.illm.lab.model.component;

import java.util.List;

/**
 * A program that a component installs on the machine.
 *
 * @param go its package and build settings
 * @param names further names of a program that selects its behaviour by the name it was started
 *     under
 * @param path whether it is on the PATH of steps
 */
public record Program(GoProgram go, List<String> names, boolean path) {}
