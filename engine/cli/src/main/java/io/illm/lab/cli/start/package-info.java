/** Programs that the launcher runs after a build to make later starts fast. */
@NullMarked
package io.illm.lab.cli.start;

import org.jspecify.annotations.NullMarked;
