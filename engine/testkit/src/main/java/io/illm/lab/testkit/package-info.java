/** Golden files, fake services and prerequisites, which the tests of several rooms share. */
@NullMarked
package io.illm.lab.testkit;

import org.jspecify.annotations.NullMarked;
