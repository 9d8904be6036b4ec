/** What the launcher runs after a build, so that every later start is fast. */
@NullMarked
package io.illm.lab.cli.start;

import org.jspecify.annotations.NullMarked;
