/** The commands for container images. */
@NullMarked
package io.illm.lab.cli.image;

import org.jspecify.annotations.NullMarked;
