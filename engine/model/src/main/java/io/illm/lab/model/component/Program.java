package io.illm.lab.model.component;

import java.util.List;

/**
 * A program that a component brings to the machine.
 *
 * @param go how it is built
 * @param names further names that start it, for a program that acts by the name it was started by
 * @param path whether steps find it on their PATH
 */
public record Program(GoProgram go, List<String> names, boolean path) {}
