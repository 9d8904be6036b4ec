/** What the tests of several rooms share: golden files, and services that answer as a test says. */
@NullMarked
package io.illm.lab.testkit;

import org.jspecify.annotations.NullMarked;
