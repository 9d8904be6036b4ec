/** Studies: the order of trials, their numbers, and the verdict. */
@NullMarked
package io.illm.lab.runner.study;

import org.jspecify.annotations.NullMarked;
