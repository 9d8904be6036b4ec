/** Runs studies: the order of trials, their measurements and the verdict. */
@NullMarked
package io.illm.lab.runner.study;

import org.jspecify.annotations.NullMarked;
