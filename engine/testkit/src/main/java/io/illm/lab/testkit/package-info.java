/** What the tests of several rooms share: golden files. */
@NullMarked
package io.illm.lab.testkit;

import org.jspecify.annotations.NullMarked;
