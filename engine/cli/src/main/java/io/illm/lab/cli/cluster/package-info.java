/** The commands for clusters. */
@NullMarked
package io.illm.lab.cli.cluster;

import org.jspecify.annotations.NullMarked;
